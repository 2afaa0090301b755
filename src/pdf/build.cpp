#include "pdf/build.h"

#include "pdf/content.h"
#include "pdf/font_objects.h"
#include "pdf/font_use.h"
#include "pdf/metadata.h"
#include "pdf/srgb.h"

namespace zhibiao::pdf {

namespace {

struct PageNumbers {
  Ref page, content;
};

// The number of every object: the order in which they stand here is their order in the file.
struct Numbers {
  Ref catalog, info, xmp, profile, page_tree, resources;
  std::vector<PageNumbers> pages;
  std::vector<FontNumbers> fonts;
  std::uint32_t count = 0;
};

Numbers number_objects(std::size_t pages, std::size_t fonts) {
  Numbers numbers;
  const auto next = [&] { return Ref{++numbers.count}; };
  for (Ref* ref : {&numbers.catalog, &numbers.info, &numbers.xmp, &numbers.profile,
                   &numbers.page_tree, &numbers.resources}) {
    *ref = next();
  }
  numbers.pages.resize(pages);
  for (PageNumbers& page : numbers.pages) {
    for (Ref* ref : {&page.page, &page.content}) *ref = next();
  }
  numbers.fonts.resize(fonts);
  for (FontNumbers& font : numbers.fonts) {
    for (Ref* ref :
         {&font.type0, &font.cid_font, &font.descriptor, &font.program, &font.to_unicode}) {
      *ref = next();
    }
  }
  return numbers;
}

Result<std::vector<EmbeddedFont>> embed_fonts(const paint::DisplayList& list,
                                              const text::FontSet& fonts) {
  std::vector<EmbeddedFont> embedded;
  for (const FontUse& use : collect_font_use(list, fonts)) {
    Result<EmbeddedFont> font = embed(use, fonts.face(use.face));
    if (!font) return failure(font.error());
    embedded.push_back(std::move(*font));
  }
  return embedded;
}

// ISO 19005-2, 6.2.3: what the colours of the file mean, DeviceGray and DeviceRGB alike.
Object output_intent(const Numbers& numbers) {
  Dict dict;
  dict.add("Type", name("OutputIntent"))
      .add("S", name("GTS_PDFA1"))
      .add("OutputConditionIdentifier", string("sRGB IEC61966-2.1"))
      .add("Info", string("sRGB IEC61966-2.1"))
      .add("DestOutputProfile", reference(numbers.profile));
  return {dict};
}

Object catalog(const Numbers& numbers, const Metadata& metadata) {
  Dict preferences;
  preferences.add("DisplayDocTitle", boolean(true))
      .add("PrintScaling", name("None"));  // forms are measured on paper: no "fit to page"
  Dict dict;
  dict.add("Type", name("Catalog"))
      .add("Pages", reference(numbers.page_tree))
      .add("Metadata", reference(numbers.xmp))
      .add("OutputIntents", array({output_intent(numbers)}))
      .add("Lang", text_string(metadata.language))
      .add("ViewerPreferences", {preferences});
  return {dict};
}

Object page_tree(const Numbers& numbers) {
  Array kids;
  for (const PageNumbers& page : numbers.pages) kids.items.push_back(reference(page.page));
  Dict dict;
  dict.add("Type", name("Pages"))
      .add("Count", integer(static_cast<std::int64_t>(numbers.pages.size())))
      .add("Kids", {kids});
  return {dict};
}

// One dictionary for all pages.
Object resources(const Numbers& numbers, const std::vector<EmbeddedFont>& fonts) {
  Dict adjusting;
  adjusting.add("Type", name("ExtGState")).add("SA", boolean(true));
  Dict states;
  states.add(adjusting_state, {adjusting});
  Dict dict;
  dict.add("ExtGState", {states});
  Dict names;
  for (std::size_t index = 0; index < fonts.size(); ++index) {
    names.add(resource_name(fonts[index]), reference(numbers.fonts[index].type0));
  }
  if (!fonts.empty()) dict.add("Font", {names});
  return {dict};
}

Object page_object(const Numbers& numbers, const PageNumbers& own, Size size) {
  Dict dict;
  dict.add("Type", name("Page"))
      .add("Parent", reference(numbers.page_tree))
      .add("MediaBox", array({integer(0), integer(0), points(size.width), points(size.height)}))
      .add("Resources", reference(numbers.resources))
      .add("Contents", reference(own.content));
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

void add_pages(Objects& objects, const Numbers& numbers, const paint::DisplayList& list,
               const std::vector<EmbeddedFont>& fonts) {
  PageFonts page_fonts;
  for (const EmbeddedFont& font : fonts) page_fonts.emplace(font.face, &font);
  for (std::size_t index = 0; index < list.pages.size(); ++index) {
    const paint::Page& page = list.pages[index];
    const PageNumbers& own = numbers.pages[index];
    objects.at(own.page) = page_object(numbers, own, page.size);
    objects.at(own.content) = {Stream{{}, content(page, page_fonts), Coding::deflate}};
  }
}

}  // namespace

Result<Objects> build(const paint::DisplayList& list, const text::FontSet& fonts,
                      const Metadata& given) {
  const Metadata metadata = clean(given);
  if (!metadata.date.empty() && !pdf_date(metadata.date)) {
    return failure(message("日期 {} 不是带时区的 ISO 8601 时间，例如 2024-04-15T00:00:00+08:00",
                           "date {} is not an ISO 8601 time with a zone, such as "
                           "2024-04-15T00:00:00+08:00",
                           metadata.date));
  }
  const Result<std::vector<EmbeddedFont>> embedded = embed_fonts(list, fonts);
  if (!embedded) return failure(embedded.error());

  const Numbers numbers = number_objects(list.pages.size(), embedded->size());
  Objects objects{std::vector<Object>(numbers.count), numbers.catalog, numbers.info};
  objects.at(numbers.catalog) = catalog(numbers, metadata);
  objects.at(numbers.info) = info(metadata);
  objects.at(numbers.xmp) = xmp_stream(metadata);
  objects.at(numbers.profile) = profile_stream();
  objects.at(numbers.page_tree) = page_tree(numbers);
  objects.at(numbers.resources) = resources(numbers, *embedded);
  add_pages(objects, numbers, list, *embedded);
  for (std::size_t index = 0; index < embedded->size(); ++index) {
    add_font_objects(objects, numbers.fonts[index], (*embedded)[index]);
  }
  return objects;
}

}  // namespace zhibiao::pdf
