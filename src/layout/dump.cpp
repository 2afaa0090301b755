#include "layout/dump.h"

#include <fmt/core.h>

#include <iterator>

namespace zhibiao::layout {

namespace {

// 12.500: thousandths of a millimetre, rounded.
std::string mm(Length length) {
  const std::int64_t micrometres = mul_div(length, 1, 36).emu();
  const std::int64_t magnitude = micrometres < 0 ? -micrometres : micrometres;
  return fmt::format("{}{}.{:03}", micrometres < 0 ? "-" : "", magnitude / 1000, magnitude % 1000);
}

class Dumper {
 public:
  explicit Dumper(const Layout& layout) : layout_(layout) {}

  std::string dump() {
    for (std::size_t index = 0; index < layout_.pages.size(); ++index) {
      dump_page(index + 1, layout_.pages[index]);
    }
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  void dump_page(std::size_t index, const Page& page) {
    print("page {} {}x{} section {} number {}\n", index, mm(page.size.width), mm(page.size.height),
          page.section, page.number);
    for (const CellFragment& cell : page.cells) dump_cell(cell);
    for (const ParagraphFragment& paragraph : page.paragraphs) dump_paragraph(paragraph);
    for (const RuleSegment& rule : page.rules) {
      print("  rule {},{} {},{} width {}\n", mm(rule.from.x), mm(rule.from.y), mm(rule.to.x),
            mm(rule.to.y), mm(rule.width));
    }
    dump_lines("  number", page.furniture);
    for (const PlacedPicture& picture : page.ornaments) dump_picture("  ornament", picture);
  }

  void dump_cell(const CellFragment& cell) {
    print("  cell B{} R{}C{}", cell.block, cell.row + 1, cell.column + 1);
    if (cell.row_span > 1 || cell.column_span > 1) {
      print(" span {}x{}", cell.row_span, cell.column_span);
    }
    print(" {},{} {}x{}", mm(cell.box.x), mm(cell.box.y), mm(cell.box.width), mm(cell.box.height));
    print("{}{}\n", cell.repeated ? " repeated" : "", cell.continued ? " continued" : "");
    dump_lines("    line", cell.lines);
    for (const SignaturePlace& place : cell.signatures) {
      print("    signature \"{}\" {}\n", place.field.name, box(place.box));
    }
    if (cell.seal) dump_picture("    seal", *cell.seal);
  }

  static std::string box(const Rect& rect) {
    return fmt::format("{},{} {}x{}", mm(rect.x), mm(rect.y), mm(rect.width), mm(rect.height));
  }

  void dump_picture(std::string_view name, const PlacedPicture& picture) {
    print("{} {} clip {}\n", name, box(picture.box), box(picture.clip));
  }

  void dump_paragraph(const ParagraphFragment& paragraph) {
    print("  paragraph B{}", paragraph.block);
    if (paragraph.heading > 0) print(" heading {}", paragraph.heading);
    print("{}\n", paragraph.continued ? " continued" : "");
    dump_lines("    line", paragraph.lines);
  }

  void dump_lines(std::string_view name, const std::vector<PlacedLine>& lines) {
    for (const PlacedLine& placed : lines) {
      const std::string& text = placed.paragraph->text;
      const text::Line& line = placed.line;
      print("{}{} {},{} {}..{} \"{}\"\n", name, placed.turned ? " turned" : "", mm(placed.origin.x),
            mm(placed.origin.y), mm(line.left), mm(line.right),
            text.substr(line.text_begin, line.text_end - line.text_begin));
    }
  }

  const Layout& layout_;
  std::string out_;
};

}  // namespace

std::string dump(const Layout& layout) {
  return Dumper(layout).dump();
}

}  // namespace zhibiao::layout
