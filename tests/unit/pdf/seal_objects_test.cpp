// Pictures and fields to be signed, as objects of a file.

#include <doctest/doctest.h>

#include "pdf/build.h"
#include "pdf/field_objects.h"
#include "pdf/picture_objects.h"
#include "sample.h"

namespace zhibiao::pdf {

namespace {

std::shared_ptr<const Picture> half_red() {
  return std::make_shared<const Picture>(Picture{1, 1, "\xC8\x10\x2E", "\x80"});
}

paint::Page page_of(std::vector<paint::Item> items) {
  return {{Length::pt(200), Length::pt(100)}, std::move(items)};
}

const Rect box{Length::pt(20), Length::pt(10), Length::pt(50), Length::pt(30)};

Objects objects_of(const std::vector<paint::Page>& pages, Profile profile) {
  Metadata metadata;
  metadata.title = "t";
  metadata.profile = profile;
  paint::DisplayList list;
  list.pages = pages;
  Result<Objects> objects = build(list, sample::fonts(), metadata);
  REQUIRE(objects);
  return *objects;
}

std::string text_of(const std::vector<paint::Page>& pages, Profile profile) {
  return to_text(objects_of(pages, profile));
}

// The samples of each picture, in the order of the objects.
std::vector<Bytes> samples_of(const std::vector<paint::Page>& pages, Profile profile) {
  std::vector<Bytes> samples;
  for (const Object& object : objects_of(pages, profile).list) {
    const auto* stream = std::get_if<Stream>(&object.value);
    const Object* kind = stream != nullptr ? stream->dict.find("Subtype") : nullptr;
    if (kind != nullptr && to_text(*kind) == "/Image") samples.push_back(stream->data);
  }
  return samples;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a picture is in a file once, however often it is drawn, with its opacity as a mask") {
  const auto picture = half_red();
  const std::vector<paint::Page> pages{page_of({paint::PictureAt{picture, box, box}}),
                                       page_of({paint::PictureAt{picture, box, box}})};
  const std::string text = text_of(pages, Profile::a2a_and_ua1);
  CHECK(count(text, "/Subtype /Image") == 2);  // colors and opacities
  CHECK(count(text, "/SMask") == 1);
  CHECK(count(text, "/ColorSpace /DeviceRGB") == 1);
  CHECK(count(text, "/ColorSpace /DeviceGray") == 1);
  CHECK(count(text, "/S /Transparency") == 2);
  CHECK(samples_of(pages, Profile::a2a_and_ua1) == std::vector<Bytes>{"\x80", "\xC8\x10\x2E"});
}

TEST_CASE("a profile without transparency has the picture as it looks on white") {
  const std::vector<paint::Page> pages{page_of({paint::PictureAt{half_red(), box, box}})};
  const std::string text = text_of(pages, Profile::a1b);
  CHECK(count(text, "/Subtype /Image") == 1);
  CHECK(count(text, "/SMask") == 0);
  CHECK(count(text, "/Transparency") == 0);
  // (200 x 128 + 255 x 127) / 255 = 227, and so on.
  CHECK(samples_of(pages, Profile::a1b) == std::vector<Bytes>{"\xE3\x87\x96"});
}

TEST_CASE("only pages with such pictures are mixed") {
  CHECK(count(text_of({page_of({})}, Profile::a2a_and_ua1), "/Transparency") == 0);
  const auto opaque = std::make_shared<const Picture>(Picture{1, 1, "abc", ""});
  const std::string text =
      text_of({page_of({paint::PictureAt{opaque, box, box}})}, Profile::a2a_and_ua1);
  CHECK(count(text, "/Subtype /Image") == 1);
  CHECK(count(text, "/Transparency") == 0);
}

TEST_CASE("a field is an unsigned widget with a name, a tooltip, its place, and a blank look") {
  Objects objects;
  std::vector<PlacedField> fields{{{"head", "负责人", box, 7}, 0, {9}, Length::pt(100)}};
  add_field_objects(fields, 3, objects);
  const std::string widget = to_text(objects.at(fields[0].widget));
  CHECK(count(widget, "/FT /Sig") == 1);
  CHECK(count(widget, "/T (head)") == 1);
  CHECK(count(widget, "/TU <FEFF8D1F8D234EBA>") == 1);
  CHECK(count(widget, "/Rect [20 60 70 90]") == 1);
  CHECK(count(widget, "/F 4") == 1);  // it is printed
  CHECK(count(widget, "/P 9 0 R") == 1);
  CHECK(count(widget, "/StructParent 3") == 1);
  CHECK(count(widget, "/V") == 0);  // no signature yet
  CHECK(count(widget, "/N 1 0 R") == 1);
  CHECK(to_text(Object{form_dictionary(fields)}) == "<<\n  /Fields [2 0 R]\n  /SigFlags 1\n>>");
}

TEST_CASE("a field of a page is in the catalog's form, the page's annotations, and the structure") {
  paint::DisplayList list;
  list.pages = {page_of({})};
  list.structure.elements.push_back({paint::document_element, 0, 1, 1, paint::ElementType::form});
  list.pages[0].fields.push_back({"head", "x", box, 1});
  Metadata metadata;
  metadata.title = "t";
  Result<Objects> objects = build(list, sample::fonts(), metadata);
  REQUIRE(objects);
  const std::string text = to_text(*objects);
  CHECK(count(text, "/AcroForm") == 1);
  CHECK(count(text, "/Annots [") == 1);
  CHECK(count(text, "/StructParent 1") == 1);  // 0 is the page's
}

}  // namespace zhibiao::pdf
