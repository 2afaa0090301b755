#include "layout/seal_place.h"

#include <doctest/doctest.h>

using namespace zhibiao;
using namespace zhibiao::layout;

namespace {

Length mm(std::int64_t number) {
  return Length::mm(number);
}

std::shared_ptr<const Picture> picture_of(std::uint32_t width, std::uint32_t height) {
  Picture picture;
  picture.width = width;
  picture.height = height;
  return std::make_shared<const Picture>(picture);
}

// A line 6 mm high whose ink is from `left` to `right`.
PlacedLine line_of(Length top, Length left, Length right) {
  text::ShapedParagraph paragraph;
  paragraph.style.leading = mm(6);
  paragraph.baseline = mm(5);
  PlacedLine line;
  line.origin = {Length(), top + paragraph.baseline};
  line.line.left = left;
  line.line.right = right;
  line.paragraph = std::make_shared<const text::ShapedParagraph>(paragraph);
  return line;
}

const Rect box{mm(20), mm(100), mm(160), mm(60)};
const Rect inner{mm(22), mm(101), mm(156), mm(58)};

// Title, opinion; label and date at the foot, as a sign-off block has them.
CellFragment signoff_cell() {
  CellFragment cell;
  cell.box = box;
  cell.lines = {line_of(mm(101), mm(22), mm(60)), line_of(mm(107), mm(30), mm(90)),
                line_of(mm(147), mm(90), mm(130)), line_of(mm(153), mm(130), mm(170))};
  return cell;
}

bind::Signing whole_signing() {
  bind::Signing signing;
  signing.has_title = signing.has_label = signing.has_date = true;
  signing.line = form::SignatureField{"head", "负责人"};
  signing.place = form::SignatureField{"seal", "公章"};
  signing.place_size = mm(42);
  signing.seal = bind::Seal{picture_of(10, 10), mm(40), "公章"};
  return signing;
}

bind::EdgeSeal edge_seal(bool odd, int most) {
  return {{picture_of(10, 10), mm(42), ""}, odd, most};
}

std::vector<Size> pages(std::size_t count) {
  return std::vector<Size>(count, Size{mm(210), mm(297)});
}

}  // namespace

TEST_CASE("a signature goes behind its label, on the label's line, not beyond the cell") {
  CellFragment cell = signoff_cell();
  place_signing(whole_signing(), inner, 2, cell);
  REQUIRE(cell.signatures.size() == 2);
  CHECK(cell.signatures[0].field.name == "head");
  CHECK(cell.signatures[0].box == Rect{mm(131), mm(146), mm(47), mm(8)});
}

TEST_CASE("the seal stands over the date, which is a little under its middle, within the box") {
  CellFragment cell = signoff_cell();
  place_signing(whole_signing(), inner, 2, cell);
  REQUIRE(cell.seal);
  // The date's middle is at 150; label and date touch, so both are under the seal's middle.
  CHECK(cell.seal->box.x == mm(130));
  CHECK(cell.seal->box.width == mm(40));
  CHECK(cell.seal->box.bottom() == box.bottom());  // pushed up from 168
  CHECK(cell.seal->clip == cell.seal->box);
  CHECK(cell.signatures[1].box == Rect{mm(129), mm(118), mm(42), mm(42)});
}

TEST_CASE("a high cell: the date's middle is an eighth of the seal under the seal's") {
  CellFragment cell = signoff_cell();
  cell.box.height = mm(100);
  cell.lines[2] = line_of(mm(120), mm(90), mm(130));  // far above the date
  place_signing(whole_signing(), inner, 2, cell);
  const Length middle = cell.seal->box.y + cell.seal->box.height / 2;
  CHECK(mm(156) - middle == mm(5));
}

TEST_CASE("without a label the signature goes behind the title, without either into the corner") {
  bind::Signing signing = whole_signing();
  signing.has_label = signing.has_date = false;
  CellFragment cell = signoff_cell();
  cell.lines.resize(2);
  place_signing(signing, inner, 0, cell);
  CHECK(cell.signatures[0].box.x == mm(61));
  CHECK(cell.signatures[0].box.width == mm(60));
  signing.has_title = false;
  CellFragment bare = signoff_cell();
  bare.lines.clear();
  place_signing(signing, inner, 0, bare);
  CHECK(bare.signatures[0].box == Rect{mm(118), mm(151), mm(60), mm(8)});
  CHECK(bare.signatures[1].box == Rect{mm(136), mm(117), mm(42), mm(42)});
}

TEST_CASE("a picture keeps its shape in the middle of its square") {
  bind::Signing signing = whole_signing();
  signing.seal = bind::Seal{picture_of(20, 10), mm(40), ""};
  CellFragment cell = signoff_cell();
  place_signing(signing, inner, 2, cell);
  CHECK(cell.seal->box == Rect{mm(130), mm(130), mm(40), mm(20)});
}

TEST_CASE("a seal over the edges is cut into slices that make it whole again") {
  const auto slices = cut_edge_seal(edge_seal(false, 20), pages(4));
  REQUIRE(slices.size() == 4);
  Length shown;
  for (std::size_t page = 0; page < 4; ++page) {
    REQUIRE(slices[page]);
    const PlacedPicture& slice = *slices[page];
    CHECK(slice.clip.right() == mm(210));
    CHECK(slice.clip.y == (mm(297) - mm(42)) / 2);
    // What of the picture is left of the slice has been shown by the pages before.
    CHECK(slice.clip.x - slice.box.x == shown);
    shown += slice.clip.width;
  }
  CHECK(shown == mm(42));
}

TEST_CASE("fronts of sheets alone, when printed on both sides") {
  const auto slices = cut_edge_seal(edge_seal(true, 20), pages(5));
  CHECK(slices[0]);
  CHECK_FALSE(slices[1]);
  CHECK(slices[2]);
  CHECK_FALSE(slices[3]);
  CHECK(slices[4]->clip.width == mm(14));
}

TEST_CASE("many pages take several seals as even as can be; one page has no edge to share") {
  const auto slices = cut_edge_seal(edge_seal(false, 20), pages(21));
  std::size_t first_slices = 0;
  for (const auto& slice : slices) {
    REQUIRE(slice);
    if (slice->clip.x == slice->box.x) ++first_slices;
  }
  CHECK(first_slices == 2);
  CHECK(slices[0]->clip.width > Length::mm(4));
  CHECK_FALSE(cut_edge_seal(edge_seal(false, 20), pages(1))[0]);
  CHECK_FALSE(cut_edge_seal(edge_seal(true, 20), pages(2))[0]);
}
