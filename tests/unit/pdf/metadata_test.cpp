#include "pdf/metadata.h"

#include <doctest/doctest.h>

namespace zhibiao::pdf {

TEST_CASE("an ISO 8601 time with a zone becomes a PDF date, anything else is none") {
  CHECK(pdf_date("2024-04-15T08:30:00+08:00") == "D:20240415083000+08'00'");
  CHECK(pdf_date("2024-04-15T08:30:00Z") == "D:20240415083000Z");
  CHECK(pdf_date("2024-04-15T08:30:00-03:30") == "D:20240415083000-03'30'");
  for (const char* text :
       {"", "2024-04-15", "2024-04-15T08:30:00", "2024-13-15T08:30:00Z", "2024-04-32T08:30:00Z",
        "2024-04-15T24:30:00Z", "2024-04-15T08:30:00+8", "2024-04-15T08:30:00+08:60",
        "2024-4-15T08:30:00Z", "2024-04-15T08:30:00Zx"}) {
    CAPTURE(text);
    CHECK_FALSE(pdf_date(text));
  }
}

TEST_CASE("Info and XMP say the same, and XMP says PDF/A-2a and PDF/UA-1") {
  Metadata metadata;
  metadata.title = "部门<整体>&支出";
  metadata.author = "某局";
  metadata.date = "2024-04-15T00:00:00+08:00";
  CHECK(to_text(info(metadata)) ==
        "<<\n"
        "  /Title <FEFF90E895E8003C65744F53003E0026652F51FA>\n"
        "  /Author <FEFF67D05C40>\n"
        "  /Producer (zhibiao)\n"
        "  /CreationDate (D:20240415000000+08'00')\n"
        "  /ModDate (D:20240415000000+08'00')\n"
        ">>");
  const Bytes packet = xmp(metadata);
  const auto has = [&](std::string_view part) { return packet.find(part) != Bytes::npos; };
  CHECK(has("<pdfaid:part>2</pdfaid:part>"));
  CHECK(has("<pdfaid:conformance>A</pdfaid:conformance>"));
  CHECK(has("<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(has("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
  CHECK(
      has("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">部门&lt;整体&gt;&amp;支出</rdf:li>"));
  CHECK(has("<dc:creator><rdf:Seq><rdf:li>某局</rdf:li>"));
  CHECK(has("<xmp:CreateDate>2024-04-15T00:00:00+08:00</xmp:CreateDate>"));
  CHECK(has("<xmp:ModifyDate>2024-04-15T00:00:00+08:00</xmp:ModifyDate>"));
  CHECK_FALSE(has("dc:description"));
}

TEST_CASE("with files inside XMP says PDF/A-3a, and describes what it says of the form") {
  Metadata metadata;
  metadata.title = "t";
  metadata.profile = Profile::a3a_and_ua1;
  metadata.form = {{"id", "a&b", "Identifier"}, {"edition", "", "Edition"}};
  const Bytes packet = xmp(clean(metadata));
  const auto has = [&](std::string_view part) { return packet.find(part) != Bytes::npos; };
  CHECK(has("<pdfaid:part>3</pdfaid:part>"));
  CHECK(has("<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(has("<form:id>a&amp;b</form:id>"));
  CHECK(has("<pdfaSchema:prefix>form</pdfaSchema:prefix>"));
  CHECK(has("<pdfaProperty:name>id</pdfaProperty:name>"));
  CHECK_FALSE(has("edition"));
}

TEST_CASE("of the oldest profile XMP says PDF/A-1b, and nothing of PDF/UA") {
  Metadata metadata;
  metadata.title = "t";
  metadata.profile = Profile::a1b;
  const Bytes packet = xmp(metadata);
  const auto has = [&](std::string_view part) { return packet.find(part) != Bytes::npos; };
  CHECK(has("<pdfaid:part>1</pdfaid:part>"));
  CHECK(has("<pdfaid:conformance>B</pdfaid:conformance>"));
  CHECK_FALSE(has("pdfuaid:part"));
  CHECK_FALSE(has("pdfaExtension"));
}

TEST_CASE("without a date no date is written") {
  Metadata metadata;
  metadata.title = "t";
  CHECK(to_text(info(metadata)).find("Date") == std::string::npos);
  CHECK(xmp(metadata).find("Date") == Bytes::npos);
}

TEST_CASE("control characters, which XML forbids, become spaces") {
  Metadata metadata;
  metadata.title = "一\x01二\n三\xEF\xBF\xBE";
  CHECK(clean(metadata).title == "一 二 三 ");
}

}  // namespace zhibiao::pdf
