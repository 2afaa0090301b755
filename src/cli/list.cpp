#include "cli/list.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace zhibiao::cli {

namespace {

using Object = nlohmann::ordered_json;
using Line = std::vector<std::string>;

std::string to_line(const Object& object) {
  return object.dump(-1, ' ', false, Object::error_handler_t::replace) + "\n";
}

// Columns two spaces apart, aligned by display width; the last is not padded.
std::string in_columns(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    widths.resize(std::max(widths.size(), line.size()));
    for (std::size_t column = 0; column < line.size(); ++column) {
      widths[column] = std::max(widths[column], utf8::display_width(line[column]));
    }
  }
  std::string text;
  for (const Line& line : lines) {
    for (std::size_t column = 0; column < line.size(); ++column) {
      text += line[column];
      if (column + 1 == line.size()) break;
      text.append(widths[column] + 2 - utf8::display_width(line[column]), ' ');
    }
    text += '\n';
  }
  return text;
}

struct ListedFace {
  std::string role;
  std::size_t position = 0;  // in the role's chain, from 1
  std::optional<text::FaceFacts> facts;
  Message fault;  // where there are no facts
};

std::vector<ListedFace> listed_faces(const text::FontSet& fonts) {
  std::vector<ListedFace> faces;
  for (const std::string& role : fonts.roles()) {
    std::size_t position = 0;
    for (const text::FaceId id : fonts.chain(role)) {
      ListedFace listed{role, ++position, std::nullopt, {}};
      const Result<const text::Face*> face = fonts.open(id);
      if (face) {
        listed.facts = (*face)->facts();
      } else {
        listed.fault = face.error();
      }
      faces.push_back(std::move(listed));
    }
  }
  return faces;
}

void report_face(const ListedFace& face, Diagnostics& diagnostics) {
  const Message what{
      fmt::format("角色“{}”的第 {} 个字体：{}", face.role, face.position, face.fault.zh),
      fmt::format("font {} of role \"{}\": {}", face.position, face.role, face.fault.en)};
  if (face.position == 1) {
    diagnostics.error(code::font_missing, {}, what);
  } else {
    diagnostics.warning(code::font_missing, {}, what);
  }
}

std::string_view outlines_name(text::Outlines outlines) {
  return outlines == text::Outlines::cff ? "CFF" : "TrueType";
}

Object to_json(const ListedFace& face) {
  return {{"role", face.role},
          {"position", face.position},
          {"file", face.facts->file},
          {"face", face.facts->index},
          {"name", face.facts->postscript_name},
          {"family", face.facts->family},
          {"outlines", outlines_name(face.facts->outlines)}};
}

Line to_columns(const ListedFace& face) {
  return {face.position == 1 ? face.role : "", std::to_string(face.position),
          fmt::format("{}#{}", face.facts->file, face.facts->index), face.facts->postscript_name,
          std::string(outlines_name(face.facts->outlines))};
}

}  // namespace

std::string list_templates(const engine::Folders& folders, Format format,
                           Diagnostics& diagnostics) {
  std::vector<Line> lines;
  std::string json_lines;
  for (const std::string& name : engine::template_names(folders)) {
    const auto form = engine::load_template(name, folders, diagnostics);
    if (!form) continue;
    lines.push_back({name, form->form.title, form->form.edition, form->form.issuer});
    json_lines += to_line({{"name", name},
                           {"id", form->form.id},
                           {"title", form->form.title},
                           {"edition", form->form.edition},
                           {"issuer", form->form.issuer},
                           {"folder", form->folder}});
  }
  return format == Format::json ? json_lines : in_columns(lines);
}

std::string list_fonts(const text::FontSet& fonts, const Options& options,
                       Diagnostics& diagnostics) {
  std::vector<Line> lines;
  std::string json_lines;
  for (const ListedFace& face : listed_faces(fonts)) {
    if (!face.facts) {
      report_face(face, diagnostics);
      continue;
    }
    lines.push_back(to_columns(face));
    json_lines += to_line(to_json(face));
  }
  return options.format == Format::json ? json_lines : in_columns(lines);
}

std::string done_line(const std::string& file, int pages, std::size_t warnings) {
  return to_line({{"file", file}, {"pages", pages}, {"warnings", warnings}});
}

}  // namespace zhibiao::cli
