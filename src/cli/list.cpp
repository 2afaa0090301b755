#include "cli/list.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/files.h"
#include "base/han_sets.h"
#include "base/utf8.h"
#include "text/coverage.h"

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

// How many characters of each set some faces have together.
using Coverage = std::array<std::size_t, han_sets.size()>;

Coverage coverage_of(std::span<const text::Face* const> faces) {
  Coverage coverage{};
  for (std::size_t at = 0; at < han_sets.size(); ++at) {
    coverage.at(at) = text::count_covered(han_sets.at(at), faces);
  }
  return coverage;
}

struct ListedFace {
  text::FaceId id = 0;
  const text::Face* face = nullptr;  // null: cannot be opened
  Message fault;
  std::string path, digest;
  Coverage coverage{};
};

ListedFace look_at(const text::FontSet& fonts, text::FaceId id) {
  ListedFace listed;
  listed.id = id;
  const Result<const text::Face*> face = fonts.open(id);
  if (!face) {
    listed.fault = face.error();
    return listed;
  }
  listed.face = *face;
  listed.path = fonts.find(id).value_or(std::filesystem::path()).string();
  const Result<Bytes> bytes = read_file(listed.path);
  if (bytes) listed.digest = digest_text(sha256(*bytes));
  listed.coverage = coverage_of(std::span(&listed.face, 1));
  return listed;
}

// What a face is to a role.
struct Use {
  std::string_view part;     // "text", "bold" or "latin"
  std::size_t position = 0;  // in its chain, from 1
  const ListedFace* face = nullptr;
};

struct ListedRole {
  std::string role;
  std::vector<Use> uses;
  Coverage coverage{};  // of the chain of its text
};

// All roles with their faces. A face that several roles use is looked at once.
class FontList {
 public:
  explicit FontList(const text::FontSet& fonts) : fonts_(fonts) {
    for (const std::string& role : fonts.roles()) roles_.push_back(list(role));
  }
  const std::vector<ListedRole>& roles() const { return roles_; }
  const std::map<text::FaceId, ListedFace>& faces() const { return faces_; }

 private:
  void add(ListedRole& role, std::string_view part, const std::vector<text::FaceId>& chain) {
    std::size_t position = 0;
    for (const text::FaceId id : chain) {
      auto found = faces_.find(id);
      if (found == faces_.end()) found = faces_.emplace(id, look_at(fonts_, id)).first;
      role.uses.push_back({part, ++position, &found->second});
    }
  }

  ListedRole list(const std::string& name) {
    ListedRole role{name, {}, {}};
    add(role, "text", fonts_.chain(name));
    std::vector<const text::Face*> chain;
    for (const Use& use : role.uses) {
      if (use.face->face != nullptr) chain.push_back(use.face->face);
    }
    role.coverage = coverage_of(chain);
    add(role, "latin", fonts_.latin(name));
    add(role, "bold", fonts_.bold(name));
    return role;
  }

  const text::FontSet& fonts_;
  std::map<text::FaceId, ListedFace> faces_;  // its nodes stay where they are
  std::vector<ListedRole> roles_;
};

void report_face(const std::string& role, const Use& use, Diagnostics& diagnostics) {
  const Message what{
      fmt::format("角色“{}”的第 {} 个字体：{}", role, use.position, use.face->fault.zh),
      fmt::format("font {} of role \"{}\": {}", use.position, role, use.face->fault.en)};
  if (use.position == 1) {
    diagnostics.error(code::font_missing, {}, what);
  } else {
    diagnostics.warning(code::font_missing, {}, what);
  }
}

std::string_view outlines_name(text::Outlines outlines) {
  return outlines == text::Outlines::cff ? "CFF" : "TrueType";
}

// What the licence bits (OS/2 fsType) of a face that may be embedded say.
std::string_view embedding_name(unsigned bits) {
  if ((bits & 0x000EU) == 0) return "installable";
  return (bits & 0x0008U) != 0 ? "editable" : "preview-print";
}

Object to_json(const Coverage& coverage) {
  Object object;
  for (std::size_t at = 0; at < han_sets.size(); ++at) {
    const HanSet set = han_sets.at(at);
    object[std::string(key_of(set))] = {{"has", coverage.at(at)}, {"of", count_of(set)}};
  }
  return object;
}

Object to_json(const std::string& role, const Use& use) {
  const text::FaceFacts& facts = use.face->face->facts();
  return {{"role", role},
          {"for", use.part},
          {"position", use.position},
          {"file", facts.file},
          {"face", facts.index},
          {"path", use.face->path},
          {"name", facts.postscript_name},
          {"family", facts.family},
          {"outlines", outlines_name(facts.outlines)},
          {"embedding", {{"fsType", facts.embedding}, {"allows", embedding_name(facts.embedding)}}},
          {"sha256", use.face->digest},
          {"coverage", to_json(use.face->coverage)}};
}

void append_counts(Line& line, const Coverage& coverage) {
  for (const std::size_t count : coverage) line.push_back(std::to_string(count));
}

void append_titles(Line& line) {
  for (const HanSet set : han_sets) line.emplace_back(title_of(set));
}

// The faces by number, in the order in which roles name them first.
std::map<text::FaceId, std::size_t> number_faces(const FontList& list) {
  std::map<text::FaceId, std::size_t> numbers;
  for (const ListedRole& role : list.roles()) {
    for (const Use& use : role.uses) numbers.try_emplace(use.face->id, numbers.size() + 1);
  }
  return numbers;
}

std::string numbers_of(const ListedRole& role, std::string_view part,
                       const std::map<text::FaceId, std::size_t>& numbers) {
  std::string text;
  for (const Use& use : role.uses) {
    if (use.part != part || use.face->face == nullptr) continue;
    text += (text.empty() ? "" : " ") + std::to_string(numbers.at(use.face->id));
  }
  return text.empty() ? "-" : text;
}

std::string role_table(const FontList& list, const std::map<text::FaceId, std::size_t>& numbers,
                       bool chinese) {
  std::vector<Line> lines;
  lines.push_back(chinese ? Line{"角色", "依次用字体", "西文", "粗体"}
                          : Line{"role", "fonts in order", "Latin", "bold"});
  append_titles(lines.back());
  for (const ListedRole& role : list.roles()) {
    lines.push_back({role.role, numbers_of(role, "text", numbers),
                     numbers_of(role, "latin", numbers), numbers_of(role, "bold", numbers)});
    append_counts(lines.back(), role.coverage);
  }
  lines.push_back(chinese ? Line{"共有", "", "", ""} : Line{"of", "", "", ""});
  for (const HanSet set : han_sets) lines.back().push_back(std::to_string(count_of(set)));
  return in_columns(lines);
}

std::string face_table(const FontList& list, const std::map<text::FaceId, std::size_t>& numbers,
                       bool chinese) {
  std::vector<Line> lines(numbers.size() + 1);
  lines[0] = chinese ? Line{"", "文件#字面", "字体名", "轮廓", "嵌入许可"}
                     : Line{"", "file#face", "name", "outlines", "embedding"};
  append_titles(lines[0]);
  lines[0].emplace_back("SHA-256");
  for (const auto& [id, listed] : list.faces()) {
    if (listed.face == nullptr) continue;
    const text::FaceFacts& facts = listed.face->facts();
    Line& line = lines[numbers.at(id)];
    line = {std::to_string(numbers.at(id)), fmt::format("{}#{}", facts.file, facts.index),
            facts.postscript_name, std::string(outlines_name(facts.outlines)),
            std::string(embedding_name(facts.embedding))};
    append_counts(line, listed.coverage);
    line.push_back(listed.digest.substr(0, 16));
  }
  std::erase_if(lines, [](const Line& line) { return line.empty(); });
  return in_columns(lines);
}

std::string font_lines(const FontList& list) {
  std::string lines;
  for (const ListedRole& role : list.roles()) {
    for (const Use& use : role.uses) {
      if (use.face->face != nullptr) lines += to_line(to_json(role.role, use));
    }
    lines += to_line({{"role", role.role}, {"coverage", to_json(role.coverage)}});
  }
  return lines;
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
  const FontList list(fonts);
  for (const ListedRole& role : list.roles()) {
    for (const Use& use : role.uses) {
      if (use.face->face == nullptr) report_face(role.role, use, diagnostics);
    }
  }
  if (options.format == Format::json) return font_lines(list);
  const bool chinese = options.language == engine::Language::chinese;
  const auto numbers = number_faces(list);
  return role_table(list, numbers, chinese) + "\n" + face_table(list, numbers, chinese);
}

std::string done_line(const std::string& file, int pages, std::size_t warnings) {
  return to_line({{"file", file}, {"pages", pages}, {"warnings", warnings}});
}

}  // namespace zhibiao::cli
