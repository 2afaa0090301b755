// reduced_faces: the first stage of subsetting (pdf/subset.h), kept from document to document.
//
// In: the glyphs that a document needs of a face. Out: the face reduced to those and to what other
// documents needed. What it holds decides how long a document takes, never a byte of it. Safe to
// share among threads; its size is bounded.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/result.h"
#include "pdf/subset.h"
#include "text/font.h"

namespace zhibiao::pdf {

class ReducedFaces {
 public:
  // `glyphs` as reduce() takes them.
  Result<std::shared_ptr<const ReducedFace>> find_or_reduce(text::FaceId id, const text::Face& face,
                                                            std::span<const std::uint32_t> glyphs);

 private:
  struct Kept {
    std::mutex mutex;
    std::vector<std::uint32_t> glyphs;  // ascending
    std::shared_ptr<const ReducedFace> face;
  };

  Kept& kept(text::FaceId id);

  std::mutex mutex_;
  std::map<text::FaceId, std::unique_ptr<Kept>> faces_;
};

}  // namespace zhibiao::pdf
