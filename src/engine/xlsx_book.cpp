#include "engine/xlsx_book.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::engine {

namespace {

constexpr std::size_t most_text = std::size_t{1} << 30U;  // bytes: more is no list of units

bool read_part(const ZipFile& archive, const std::string& name, XmlHandler& handler) {
  const std::unique_ptr<ZipPart> part = archive.part(name);
  if (!part) return false;
  XmlReader reader(handler);
  std::array<char, 1U << 16U> bytes;
  for (;;) {
    const std::optional<std::size_t> count = part->read(bytes);
    if (!count || !reader.feed({bytes.data(), *count}, *count == 0)) return false;
    if (*count == 0) return true;
  }
}

// Elements with attributes alone, which is all that most parts have.
class Elements : public XmlHandler {
 public:
  void text(std::string_view) override {}
  void end(std::string_view) override {}
};

struct Relations final : Elements {
  struct Relation {
    std::string id, kind, target;
  };

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const std::string_view type = attributes["Type"];
    list.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                    std::string(attributes["Target"])});
  }

  // By what it is or by its id; empty where there is none.
  std::string target(std::string_view kind_or_id) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Relation& relation) {
      return relation.kind == kind_or_id || relation.id == kind_or_id;
    });
    return found == list.end() ? std::string() : found->target;
  }

  std::vector<Relation> list;
};

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

// A target as the relations of `part` name it -> a part's name.
std::string part_name(const std::string& part, std::string target) {
  if (target.empty()) return target;
  if (target.front() == '/') return target.substr(1);
  std::string folder = folder_of(part);
  while (target.starts_with("../")) {
    target.erase(0, 3);
    if (!folder.empty()) folder = folder_of(folder.substr(0, folder.size() - 1));
  }
  return folder + target;
}

// ECMA-376-2, 9.3: "xl/workbook.xml" has its relations in "xl/_rels/workbook.xml.rels".
Relations relations_of(const ZipFile& archive, const std::string& part) {
  Relations relations;
  const std::string folder = folder_of(part);
  read_part(archive, folder + "_rels/" + part.substr(folder.size()) + ".rels", relations);
  return relations;
}

struct Workbook final : Elements {
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view since = attributes["date1904"];
      since_1904 = since == "1" || since == "true";
    }
    if (name == "sheet" && sheet.empty() && !attributes["state"].ends_with("idden")) {
      sheet = attributes["id"];
    }
  }

  std::string sheet;  // id of the relation
  bool since_1904 = false;
};

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Styles final : XmlHandler {
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      coded[number_of(attributes["numFmtId"])] = format_of(attributes["formatCode"]);
    }
    if (name == "cellXfs") in_cell_formats = true;
    if (name == "xf" && in_cell_formats) {
      const int id = number_of(attributes["numFmtId"]);
      const auto own = coded.find(id);
      formats.push_back(own == coded.end() ? built_in_format(id) : own->second);
    }
  }
  void text(std::string_view) override {}
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats = false;
  }

  std::map<int, NumberFormat> coded;
  std::vector<NumberFormat> formats;
  bool in_cell_formats = false;
};

// An item's runs are one text; how it is to be read aloud (rPh) is none of it.
struct Texts final : XmlHandler {
  void begin(std::string_view name, const XmlAttributes&) override {
    if (name == "si") list.emplace_back();
    if (name == "rPh") in_reading = true;
    if (name == "t") in_text = !in_reading && !list.empty();
  }
  void text(std::string_view text) override {
    if (!in_text) return;
    size += text.size();
    if (size <= most_text) list.back() += text;
  }
  void end(std::string_view name) override {
    if (name == "t") in_text = false;
    if (name == "rPh") in_reading = false;
    if (name == "si") list.back() = unescaped(list.back());
  }

  std::vector<std::string> list;
  std::size_t size = 0;
  bool in_text = false, in_reading = false;
};

}  // namespace

std::string unescaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find("_x"), text.size());
    result += text.substr(0, mark);
    text.remove_prefix(mark);
    constexpr std::size_t length = 7;  // _x000D_
    unsigned code = 0;
    const bool whole = text.size() >= length && text[length - 1] == '_';
    const char* end = whole ? text.data() + length - 1 : text.data();
    const bool good = whole && std::from_chars(text.data() + 2, end, code, 16).ptr == end;
    const bool is_line_end = code == '\r';  // CR LF of a cell is one line end
    if (good && !is_line_end && code != 0 && (code < 0xD800 || code > 0xDFFF)) {
      utf8::append(result, static_cast<char32_t>(code));
    }
    const std::size_t taken = good ? length : std::min<std::size_t>(text.size(), 2);
    if (!good) result += text.substr(0, taken);
    text.remove_prefix(taken);
  }
  return result;
}

std::optional<XlsxBook> read_book(const ZipFile& archive) {
  const std::string book_part = part_name("", relations_of(archive, "").target("officeDocument"));
  const Relations relations = relations_of(archive, book_part);
  Workbook workbook;
  if (book_part.empty() || !read_part(archive, book_part, workbook)) return std::nullopt;
  XlsxBook book;
  book.since_1904 = workbook.since_1904;
  book.sheet = part_name(book_part, relations.target(workbook.sheet));
  if (book.sheet.empty()) return std::nullopt;
  // A workbook without texts, or without formats, has no such part.
  if (const std::string part = relations.target("sharedStrings"); !part.empty()) {
    Texts texts;
    const bool read = read_part(archive, part_name(book_part, part), texts);
    if (!read || texts.size > most_text) return std::nullopt;
    book.texts = std::move(texts.list);
  }
  if (const std::string part = relations.target("styles"); !part.empty()) {
    Styles styles;
    if (!read_part(archive, part_name(book_part, part), styles)) return std::nullopt;
    book.formats = std::move(styles.formats);
  }
  return book;
}

}  // namespace zhibiao::engine
