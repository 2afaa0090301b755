#include "pdf/attachment_objects.h"

#include <doctest/doctest.h>

#include "pdf/read_back.h"
#include "sample.h"

namespace zhibiao::pdf {

namespace {

const std::vector<Attachment> two{
    {"b.json", "记录", "application/json", Attachment::Relationship::source, "{}"},
    {"a.txt", "note", "text/plain", Attachment::Relationship::data, ""}};

}  // namespace

TEST_CASE("a file inside has both names, what it is, its type, and its size") {
  Objects objects;
  const std::vector<Ref> refs = add_attachments(two, "D:20240415000000Z", objects);
  CHECK(to_text(objects.at(refs[0])) ==
        "<<\n"
        "  /Type /Filespec\n"
        "  /F (b.json)\n"
        "  /UF (b.json)\n"
        "  /Desc <FEFF8BB05F55>\n"
        "  /AFRelationship /Source\n"
        "  /EF <<\n"
        "    /F 1 0 R\n"
        "    /UF 1 0 R\n"
        "  >>\n"
        ">>");
  const auto& stream = std::get<Stream>(objects.at({1}).value);
  CHECK(stream.data == "{}");
  CHECK(std::get<Name>(stream.dict.find("Subtype")->value).text == "application/json");
  const auto& parameters = std::get<Dict>(stream.dict.find("Params")->value);
  CHECK(to_text(*parameters.find("Size")) == "2");
  CHECK(to_text(*parameters.find("ModDate")) == "(D:20240415000000Z)");
}

TEST_CASE("where no date is known a file has no parameters: they must not be without one") {
  Objects objects;
  add_attachments(two, "", objects);
  CHECK(std::get<Stream>(objects.at({1}).value).dict.find("Params") == nullptr);
}

TEST_CASE("the catalog lists the files in the order of their names") {
  Objects objects;
  Dict catalog;
  name_attachments(two, add_attachments(two, "", objects), catalog);
  CHECK(to_text(*catalog.find("AF")) == "[2 0 R 4 0 R]");
  const std::string names = to_text(*catalog.find("Names"));
  CHECK(names.find("(a.txt)") < names.find("(b.json)"));
  CHECK(names.find("(a.txt)") != std::string::npos);
}

TEST_CASE("what is put inside is read back as it was") {
  paint::DisplayList list;
  list.pages.push_back(sample::a4({}));
  Metadata metadata;
  metadata.title = "t";
  metadata.profile = Profile::a3a_and_ua1;
  Writer writer(sample::fonts(), metadata);
  for (const paint::Page& page : list.pages) writer.add(page);
  const std::string any("\0\xff\r\n \x1b", 6);
  const auto pdf = std::move(writer).finish(
      list.structure,
      {{"x.bin", "", "application/octet-stream", Attachment::Relationship::data, any}});
  REQUIRE(pdf);
  const auto files = read_attachments(pdf->bytes);
  REQUIRE(files);
  CHECK(*files == std::map<std::string, Bytes>{{"x.bin", any}});
  CHECK(read_attachments(pdf->bytes, {.attachment = 5}).error().en ==
        "a file inside is longer than 5 bytes");
  CHECK_FALSE(read_attachments(pdf->bytes, {.file = 100}));
  CHECK(read_attachments(pdf->bytes, {.attachments = 0}).error().en ==
        "this PDF holds more than 0 files");
}

}  // namespace zhibiao::pdf
