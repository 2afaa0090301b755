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

// Each role with its faces in order, and each face once: how many characters of base/han_sets.h
// they have, what the licence bits allow, and the SHA-256 of the file. As JSON: a line for each use
// of a face by a role, and after them a line for the role with what its chain covers. A face that
// cannot be opened is a warning; a role whose first face cannot be opened, an error.
std::string list_fonts(const text::FontSet& fonts, const Options& options,
                       Diagnostics& diagnostics);

// {"file","pages","warnings"} as one line.
std::string done_line(const std::string& file, int pages, std::size_t warnings);

}  // namespace zhibiao::cli
