// Lists for people (columns) and programs (JSON lines): the templates, the fonts, what was done.
#pragma once

#include <cstddef>
#include <string>

#include "base/diagnostic.h"
#include "cli/args.h"
#include "engine/load.h"
#include "text/font.h"

namespace zhibiao::cli {

// Name, title, edition and issuer of each template, one a line. A template that cannot be read is
// an error and left out.
std::string list_templates(const engine::Folders& folders, Format format, Diagnostics& diagnostics);

// Each role with its chain of faces, in order. A face that cannot be opened is a warning; a role
// whose first face cannot be opened, an error.
std::string list_fonts(const text::FontSet& fonts, const Options& options,
                       Diagnostics& diagnostics);

// {"file","pages","warnings"} as one line.
std::string done_line(const std::string& file, int pages, std::size_t warnings);

}  // namespace zhibiao::cli
