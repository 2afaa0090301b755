#include "form/read_seal.h"

#include <algorithm>
#include <string>

#include "form/parse_value.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr int most_slices = 100;

// A file in the template's own folder: a template must not lead to any file it likes.
bool is_file_name(std::string_view name) {
  return !name.empty() && name.find('/') == std::string_view::npos && name.front() != '.';
}

std::size_t add_picture(json::Value value, Reading& reading) {
  const std::string name(value.text());
  const auto known = std::find_if(reading.pictures.begin(), reading.pictures.end(),
                                  [&](const PictureFile& file) { return file.name == name; });
  if (known == reading.pictures.end()) {
    reading.pictures.push_back({name, value, nullptr, {}});
    return reading.pictures.size() - 1;
  }
  return static_cast<std::size_t>(known - reading.pictures.begin());
}

Seal read_picture(json::Fields& fields, Length usual, Reading& reading) {
  Seal seal;
  const json::Value file = fields.need("file");
  if (const auto name =
          file.exists() ? json::read_string(file, reading.diagnostics) : std::nullopt) {
    if (is_file_name(*name)) {
      seal.picture = add_picture(file, reading);
    } else {
      report_bad_value(file, message("“{}”不是文件名", "\"{}\" is no name of a file", *name),
                       message("把 PNG 文件放在 template.json 旁边，只写它的名字",
                               "put the PNG file beside template.json and write its name alone"),
                       reading.diagnostics);
    }
  }
  const json::Value size = usual > Length() ? fields.take("size") : fields.need("size");
  seal.size = usual;
  read_length(size, seal.size, reading.diagnostics);
  if (size.exists() && seal.size <= Length()) {
    report_bad_value(size, message("印章没有大小", "the seal has no size"),
                     message("写作 \"42mm\" 的形式", "write it like \"42mm\""),
                     reading.diagnostics);
  }
  return seal;
}

}  // namespace

std::optional<Seal> read_seal(json::Value value, Length usual, Reading& reading) {
  if (!value.exists()) return std::nullopt;
  json::Fields fields(value, reading.diagnostics);
  Seal seal = read_picture(fields, usual, reading);
  seal.alt = fields.string("alt");
  fields.refuse_others();
  return seal;
}

std::optional<EdgeSeal> read_edge_seal(json::Value value, Reading& reading) {
  if (!value.exists()) return std::nullopt;
  json::Fields fields(value, reading.diagnostics);
  EdgeSeal edge;
  edge.seal = read_picture(fields, {}, reading);
  const json::Choices<bool> choices{{"all", false}, {"odd", true}};
  if (const json::Value pages = fields.take("pages"); pages.exists()) {
    edge.odd_pages = json::read_choice(pages, choices, reading.diagnostics).value_or(false);
  }
  edge.most_pages = fields.integer("most-pages", edge.most_pages, 2, most_slices);
  fields.refuse_others();
  return edge;
}

}  // namespace zhibiao::form
