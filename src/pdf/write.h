// write: painted pages and their structure -> the bytes of a PDF/A-2a and PDF/UA-1 file.
//
// Builds plain PDF objects (pdf/object.h) for pages, fonts, and metadata, and serialises them. Same
// inputs, same bytes: no clock, no locale; dates come in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/tally.h"
#include "paint/display_list.h"
#include "pdf/serialize.h"
#include "text/font.h"

namespace zhibiao::pdf {

// What a file promises. a2a_and_ua1: what zhibiao writes. a3a_and_ua1: the same with files inside,
// of any kind (ISO 19005-3). a2u: without tags, for paper. a1b: ISO 19005-1 in PDF 1.4, for tests:
// the one part of the standard that a free validator knows, written by the same code otherwise.
enum class Profile : std::uint8_t { a2a_and_ua1, a3a_and_ua1, a2u, a1b };

// A property of the form in XMP, under the name form:NAME.
struct FormProperty {
  std::string name, value;
  std::string description;  // for the extension schema that says what it is
};

// A file that rides inside the PDF.
struct Attachment {
  // ISO 32000-2, 7.11.3 (AFRelationship): what the PDF was made from, or what says more about it.
  enum class Relationship : std::uint8_t { source, data };
  std::string name;         // of the file
  std::string description;  // for people
  std::string media_type;
  Relationship relationship = Relationship::data;
  Bytes bytes;
};

struct Metadata {
  std::string title;
  std::string author;   // the unit
  std::string subject;  // form id and edition
  std::string date;     // ISO 8601 with zone, e.g. 2024-04-15T00:00:00+08:00; empty: none
  std::string producer = "zhibiao";
  std::string language = "zh-CN";
  Profile profile = Profile::a2a_and_ua1;
  std::vector<FormProperty> form;
};

struct Kept;

// Takes the pages one by one and keeps of each its compressed content alone.
class Writer {
 public:
  // `kept`: for other files of a batch; may be null, outlives the Writer.
  Writer(const text::FontSet& fonts, const Metadata& metadata, Kept* kept = nullptr);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void add(const paint::Page& page);
  // More content for page `index`, over what it has.
  void add_to(std::size_t index, const paint::Page& page);
  // What a reader makes of the pages so far by the codes of their text: a text an element.
  Tally said() const;
  // The faces that the pages so far use, in the order of their numbers.
  std::vector<text::FaceId> faces() const;
  // `structure` is that of the pages; `attachments` are for Profile::a3a_and_ua1 alone.
  Result<SerializedFile> finish(const paint::Structure& structure,
                                const std::vector<Attachment>& attachments = {}) &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Result<Bytes> write(const paint::DisplayList& list, const text::FontSet& fonts,
                    const Metadata& metadata);

}  // namespace zhibiao::pdf
