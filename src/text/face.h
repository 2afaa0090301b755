// open_face: a font file and a face index -> Face, mapped and ready to shape with.
//
// The file is mapped, not read; of its tables only the few of text/tables.h are looked at. A face
// whose licence bits (OS/2 fsType) forbid embedding or subsetting is refused with that reason.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "text/font.h"

namespace zhibiao::text {

// `name` is the file's name in the manifest, for FaceFacts::file.
Result<std::unique_ptr<const Face>> open_face(const std::filesystem::path& path, std::string name,
                                              unsigned index);

}  // namespace zhibiao::text
