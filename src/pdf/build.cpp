#include "pdf/build.h"

#include <optional>
#include <utility>

#include "pdf/attachment_objects.h"
#include "pdf/content.h"
#include "pdf/field_objects.h"
#include "pdf/font_objects.h"
#include "pdf/font_use.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/picture_objects.h"
#include "pdf/srgb.h"
#include "pdf/structure_objects.h"

namespace zhibiao::pdf {

namespace {

// The numbers of the objects that are not a page's or a font's: they come first in the file. The
// pages follow as they come, the fonts as the pages use them.
constexpr Ref catalog_number = FileBuilder::root_number, info_number = FileBuilder::info_number,
              xmp_number{3}, profile_number{4}, page_tree_number = FileBuilder::tree_number,
              resources_number = FileBuilder::shared_resources, structure_number{7};
constexpr std::uint32_t first_page_number = 8;

// ISO 19005-2, 6.2.3: what the colours of the file mean, DeviceGray and DeviceRGB alike.
Object output_intent() {
  Dict dict;
  dict.add("Type", name("OutputIntent"))
      .add("S", name("GTS_PDFA1"))
      .add("OutputConditionIdentifier", string("sRGB IEC61966-2.1"))
      .add("Info", string("sRGB IEC61966-2.1"))
      .add("DestOutputProfile", reference(profile_number));
  return {dict};
}

enum class Tagged : bool { no, yes };

Dict catalog(const Metadata& metadata, Tagged tagged, std::optional<Ref> outline) {
  Dict preferences;
  preferences.add("DisplayDocTitle", boolean(true))
      .add("PrintScaling", name("None"));  // forms are measured on paper: no "fit to page"
  Dict dict;
  dict.add("Type", name("Catalog"))
      .add("Pages", reference(page_tree_number))
      .add("Metadata", reference(xmp_number))
      .add("OutputIntents", array({output_intent()}))
      .add("Lang", text_string(metadata.language));
  if (tagged == Tagged::yes) {
    Dict marking;
    marking.add("Marked", boolean(true));
    dict.add("MarkInfo", {marking}).add("StructTreeRoot", reference(structure_number));
  }
  dict.add("ViewerPreferences", {preferences});
  if (outline) dict.add("Outlines", reference(*outline));
  return dict;
}

Object page_tree(const std::vector<Ref>& pages) {
  Array kids;
  for (const Ref page : pages) kids.items.push_back(reference(page));
  Dict dict;
  dict.add("Type", name("Pages"))
      .add("Count", integer(static_cast<std::int64_t>(pages.size())))
      .add("Kids", {kids});
  return {dict};
}

struct NumberedFont {
  const FontUse* use = nullptr;
  FontNumbers numbers;
};

// One dictionary for all pages.
Object resources(const std::vector<NumberedFont>& fonts, Dict pictures) {
  Dict adjusting;
  adjusting.add("Type", name("ExtGState")).add("SA", boolean(true));
  Dict states;
  states.add(adjusting_state, {adjusting});
  Dict dict;
  dict.add("ExtGState", {states});
  Dict names;
  for (const NumberedFont& font : fonts) {
    names.add(resource_name(*font.use), reference(font.numbers.type0));
  }
  if (!fonts.empty()) dict.add("Font", {names});
  if (!pictures.entries.empty()) dict.add("XObject", {std::move(pictures)});
  return {dict};
}

Object contents(const std::vector<Ref>& streams) {
  if (streams.size() == 1) return reference(streams.front());
  Array all;
  for (const Ref stream : streams) all.items.push_back(reference(stream));
  return {all};
}

// ISO 19005-2, 6.2.10: the space in which what lets something through is mixed with what is under
// it.
Object transparency_group() {
  Dict group;
  group.add("Type", name("Group")).add("S", name("Transparency")).add("CS", name("DeviceRGB"));
  return {std::move(group)};
}

struct PageInHand {
  std::vector<Ref> streams;
  Size size;
  bool lets_through = false;  // a picture on it lets through what is under it
  Array widgets = {};
};

// /Tabs: a reader goes through fields in the order of the structure (ISO 14289-1, 7.18.3).
Object page_object(const PageInHand& page, std::size_t index) {
  Dict dict;
  dict.add("Type", name("Page"))
      .add("Parent", reference(page_tree_number))
      .add("MediaBox",
           array({integer(0), integer(0), points(page.size.width), points(page.size.height)}))
      .add("Resources", reference(resources_number))
      .add("Contents", contents(page.streams))
      .add("StructParents", integer(static_cast<std::int64_t>(index)))
      .add("Tabs", name("S"));
  if (page.lets_through) dict.add("Group", transparency_group());
  if (!page.widgets.items.empty()) dict.add("Annots", {page.widgets});
  return {dict};
}

Object xmp_stream(const Metadata& metadata) {
  Stream stream{{}, xmp(metadata), Coding::plain};
  stream.dict.add("Type", name("Metadata")).add("Subtype", name("XML"));
  return {stream};
}

Object profile_stream() {
  Stream stream{{}, Bytes(srgb_profile()), Coding::deflate};
  stream.dict.add("N", integer(3));
  return {stream};
}

}  // namespace

class FileBuilder::State {
 public:
  State(const text::FontSet& fonts, const Metadata& given, ReducedFaces* reduced)
      : fonts_(fonts), metadata_(clean(given)), reduced_(reduced) {}

  Stream& add(const paint::Page& page) {
    pages_.push_back({{}, page.size});
    marked_.push_back({next(), {}, page.size.height});
    for (const paint::SignatureField& field : page.fields) {
      fields_.push_back({field, pages_.size() - 1, marked_.back().number, page.size.height});
    }
    return add_content(pages_.size() - 1, page);
  }

  Stream& add_to(std::size_t index, const paint::Page& page) { return add_content(index, page); }

  std::pair<Ref, Stream> add_content(const paint::Page& page) {
    MadeStream made = make_stream(page);
    note_said(made.content);
    return {made.number, std::move(made.stream)};
  }

  Tally take_said() {
    const Tally tally = said();
    said_.clear();
    return tally;
  }

  Ref next() { return {++last_}; }

  Tally said() const {
    Tally tally;
    for (const TextHash& text : said_) tally.add(text);
    return tally;
  }

  std::vector<text::FaceId> faces() const {
    std::vector<text::FaceId> faces;
    for (const auto& [face, use] : uses_) faces.push_back(face);
    return faces;
  }

  Result<Objects> finish(const paint::Structure& structure,
                         const std::vector<Attachment>& attachments,
                         const std::function<void(Stream&)>& pack) && {
    const auto put = [this](Ref number, Object object) { hold(number, std::move(object)); };
    if (const Result<void> added = add_shared_objects(put); !added) return failure(added.error());
    add_field_objects(fields_, pages_.size(), objects_);
    add_pages();
    const std::optional<Ref> outline =
        add_outline(structure.bookmarks, destinations(structure.bookmarks), objects_);
    Dict root = catalog(metadata_, Tagged::yes, outline);
    const std::string date = pdf_date(metadata_.date).value_or("");
    name_attachments(attachments, add_attachments(attachments, date, objects_), root);
    if (!fields_.empty()) root.add("AcroForm", {form_dictionary(fields_)});
    objects_.at(catalog_number) = {std::move(root)};
    add_structure(structure, marked_, marked_fields(), structure_number, objects_, pack);
    objects_.root = catalog_number;
    objects_.info = info_number;
    return std::move(objects_);
  }

  Result<std::map<std::uint32_t, Object>> finish_contents() && {
    std::map<std::uint32_t, Object> shared;
    const auto put = [&](Ref number, Object object) { shared[number.number] = std::move(object); };
    if (const Result<void> added = add_shared_objects(put); !added) return failure(added.error());
    put(catalog_number, {catalog(metadata_, Tagged::no, std::nullopt)});
    return shared;
  }

 private:
  struct MadeStream {
    Ref number;
    Stream stream;
    Content content;            // but for its operators
    bool lets_through = false;  // see PageInHand
  };

  void hold(Ref number, Object object) {
    if (objects_.list.size() < last_) objects_.list.resize(last_);
    objects_.at(number) = std::move(object);
  }

  // All but catalog, pages, and what belongs to them.
  Result<void> add_shared_objects(const PutObject& put) {
    if (!metadata_.date.empty() && !pdf_date(metadata_.date)) {
      return failure(message("日期 {} 不是带时区的 ISO 8601 时间，例如 2024-04-15T00:00:00+08:00",
                             "date {} is not an ISO 8601 time with a zone, such as "
                             "2024-04-15T00:00:00+08:00",
                             metadata_.date));
    }
    const std::vector<NumberedFont> fonts = number_fonts();
    for (const NumberedFont& font : fonts) {
      const Result<void> added = add_font_objects(put, font.numbers, *font.use, reduced_);
      if (!added) return failure(added.error());
    }
    put(info_number, info(metadata_));
    put(xmp_number, xmp_stream(metadata_));
    put(profile_number, profile_stream());
    const auto take_number = [this] { return next(); };
    put(resources_number,
        resources(fonts, add_picture_objects(pictures_, metadata_.profile, take_number, put)));
    return {};
  }

  MadeStream make_stream(const paint::Page& items) {
    add_font_use(items, fonts_, uses_);
    const bool lets_through = add_picture_use(items, pictures_);
    const Ref number = next();
    Content made = content(items, uses_, pictures_);
    Stream stream{{}, std::exchange(made.operators, {}), Coding::deflate};
    return {number, std::move(stream), std::move(made), lets_through};
  }

  // The marked content of a page is counted through its streams: none but the first has any.
  Stream& add_content(std::size_t index, const paint::Page& items) {
    MadeStream made = make_stream(items);
    PageInHand& page = pages_.at(index);
    if (made.lets_through && metadata_.profile != Profile::a1b) page.lets_through = true;
    page.streams.push_back(made.number);
    std::vector<paint::ElementId>& marked = marked_.at(index).marked;
    marked.insert(marked.end(), made.content.marked.begin(), made.content.marked.end());
    note_said(made.content);
    hold(made.number, {std::move(made.stream)});
    return std::get<Stream>(objects_.at(made.number).value);
  }

  // An element may be on several pages.
  void note_said(const Content& content) {
    std::size_t begin = 0;
    for (std::size_t mark = 0; mark < content.marked.size(); ++mark) {
      const std::size_t element = content.marked[mark];
      if (said_.size() <= element) said_.resize(element + 1);
      const std::size_t end = content.said_until[mark];
      said_[element].add(std::string_view(content.said).substr(begin, end - begin));
      begin = end;
    }
  }

  std::vector<MarkedAnnotation> marked_fields() const {
    std::vector<MarkedAnnotation> marked;
    for (const PlacedField& each : fields_) {
      marked.push_back({each.widget, each.page, each.field.element});
    }
    return marked;
  }

  void add_pages() {
    for (const PlacedField& field : fields_) {
      pages_.at(field.page_index).widgets.items.push_back(reference(field.widget));
    }
    std::vector<Ref> numbers;
    for (std::size_t index = 0; index < pages_.size(); ++index) {
      const Ref number = marked_[index].number;
      numbers.push_back(number);
      hold(number, page_object(pages_[index], index));
    }
    hold(page_tree_number, page_tree(numbers));
  }

  std::vector<Destination> destinations(const std::vector<paint::Bookmark>& bookmarks) const {
    std::vector<Destination> all;
    all.reserve(bookmarks.size());
    for (const paint::Bookmark& each : bookmarks) {
      all.push_back({marked_.at(each.page).number, pages_.at(each.page).size.height});
    }
    return all;
  }

  std::vector<NumberedFont> number_fonts() {
    std::vector<NumberedFont> fonts;
    for (const auto& [face, use] : uses_) {
      FontNumbers numbers;
      for (Ref* ref : {&numbers.type0, &numbers.cid_font, &numbers.descriptor, &numbers.program,
                       &numbers.to_unicode}) {
        *ref = next();
      }
      if (has_glyph_map(use)) numbers.glyph_map = next();
      if (metadata_.profile == Profile::a1b) numbers.cid_set = next();
      fonts.push_back({&use, numbers});
    }
    return fonts;
  }

  const text::FontSet& fonts_;
  Metadata metadata_;
  ReducedFaces* reduced_ = nullptr;
  std::uint32_t last_ = first_page_number - 1;  // number given
  Objects objects_;                             // of a tagged file
  FontUses uses_;
  PictureUses pictures_;
  std::vector<PlacedField> fields_;
  std::vector<PageInHand> pages_;
  std::vector<TextHash> said_;      // by element
  std::vector<MarkedPage> marked_;  // parallel to pages_
};

FileBuilder::FileBuilder(const text::FontSet& fonts, const Metadata& metadata,
                         ReducedFaces* reduced)
    : state_(std::make_unique<State>(fonts, metadata, reduced)) {}

FileBuilder::~FileBuilder() = default;

Stream& FileBuilder::add(const paint::Page& page) {
  return state_->add(page);
}

Stream& FileBuilder::add_to(std::size_t index, const paint::Page& page) {
  return state_->add_to(index, page);
}

Tally FileBuilder::said() const {
  return state_->said();
}

std::vector<text::FaceId> FileBuilder::faces() const {
  return state_->faces();
}

std::pair<Ref, Stream> FileBuilder::add_content(const paint::Page& page) {
  return state_->add_content(page);
}

Tally FileBuilder::take_said() {
  return state_->take_said();
}

Ref FileBuilder::reserve() {
  return state_->next();
}

Result<Objects> FileBuilder::finish(const paint::Structure& structure,
                                    const std::vector<Attachment>& attachments,
                                    const std::function<void(Stream&)>& pack) && {
  return std::move(*state_).finish(structure, attachments, pack);
}

Result<std::map<std::uint32_t, Object>> FileBuilder::finish_contents() && {
  return std::move(*state_).finish_contents();
}

Result<Objects> build(const paint::DisplayList& list, const text::FontSet& fonts,
                      const Metadata& metadata) {
  FileBuilder builder(fonts, metadata);
  for (const paint::Page& page : list.pages) builder.add(page);
  return std::move(builder).finish(list.structure, {}, [](Stream&) {});
}

}  // namespace zhibiao::pdf
