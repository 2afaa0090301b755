#include "pdf/subset.h"

#include <hb-subset.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pdf/cff_program.h"

namespace zhibiao::pdf {

namespace {

template <class Handle, void (*destroy)(Handle*)>
struct Destroyer {
  void operator()(Handle* handle) const { destroy(handle); }
};

using FaceHandle = std::unique_ptr<hb_face_t, Destroyer<hb_face_t, hb_face_destroy>>;
using BlobHandle = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_t, hb_blob_destroy>>;
using InputHandle =
    std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_t, hb_subset_input_destroy>>;
using PlanHandle =
    std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_t, hb_subset_plan_destroy>>;

// A CFF face is not cut down: its glyphs are found one by one in the mapped file. What they are
// when flattened hangs on the font alone, so it is kept for the next document: a few hundred bytes
// a glyph, at most 65,535 glyphs.
class CffFace : public ReducedFace {
 public:
  CffFace(BlobHandle table, const cff::Font& font) : table_(std::move(table)), font_(font) {}

  const cff::Font& font() const { return font_; }

  // Null where flatten() gives nothing. Good as long as this is.
  const FlatGlyph* flat(std::uint32_t glyph) const {
    const std::lock_guard lock(mutex_);
    const auto found = flat_.find(glyph);
    if (found != flat_.end()) return &found->second;
    std::optional<FlatGlyph> made = flatten(font_, glyph);
    return made ? &flat_.emplace(glyph, std::move(*made)).first->second : nullptr;
  }

 private:
  BlobHandle table_;  // what font_ looks at
  cff::Font font_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::uint32_t, FlatGlyph> flat_;  // its elements never move
};

// Stage one's result: the small face, and where each of the old glyphs went.
class HarfbuzzReducedFace : public ReducedFace {
 public:
  HarfbuzzReducedFace(FaceHandle face, std::vector<std::pair<std::uint32_t, std::uint32_t>> moved)
      : face_(std::move(face)), moved_(std::move(moved)) {}

  hb_face_t* face() const { return face_.get(); }

  // HB_MAP_VALUE_INVALID for a glyph that was not kept.
  hb_codepoint_t new_glyph(std::uint32_t old_glyph) const {
    const auto found = std::lower_bound(
        moved_.begin(), moved_.end(), old_glyph,
        [](const auto& entry, std::uint32_t glyph) { return entry.first < glyph; });
    const bool kept = found != moved_.end() && found->first == old_glyph;
    return kept ? found->second : HB_MAP_VALUE_INVALID;
  }

 private:
  FaceHandle face_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> moved_;  // old, new; ascending by old
};

// Tables that a font inside a PDF has no use for: text is shaped already, and content names glyphs,
// not characters. hb-subset would else follow GSUB to glyphs that nobody asked for.
constexpr const char* unused_tables[] = {
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "VORG", "vhea", "vmtx", "OS/2", "cmap", "name", "post",
    "DSIG", "kern", "morx", "mort", "kerx", "trak", "gasp", "hdmx", "VDMX", "LTSH", "STAT", "meta",
    "PCLT", "MATH", "FFTM", "EBDT", "EBLC", "EBSC", "CBDT", "CBLC", "sbix", "SVG ", "COLR", "CPAL"};

InputHandle make_input(std::span<const hb_codepoint_t> glyphs) {
  InputHandle input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const hb_codepoint_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* table : unused_tables) hb_set_add(dropped, hb_tag_from_string(table, 4));
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return input;
}

struct Cut {
  FaceHandle face;
  std::vector<hb_codepoint_t> new_glyphs;  // for each glyph asked for
};

// nullopt when HarfBuzz cannot read the face, or a glyph asked for is not in it.
std::optional<Cut> cut(hb_face_t* face, std::span<const hb_codepoint_t> glyphs) {
  const InputHandle input = make_input(glyphs);
  if (!input) return std::nullopt;
  const PlanHandle plan(hb_subset_plan_create_or_fail(face, input.get()));
  if (!plan) return std::nullopt;
  Cut result{FaceHandle(hb_subset_plan_execute_or_fail(plan.get())), {}};
  if (!result.face) return std::nullopt;
  const hb_map_t* moved = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const hb_codepoint_t glyph : glyphs) {
    result.new_glyphs.push_back(hb_map_get(moved, glyph));
    if (result.new_glyphs.back() == HB_MAP_VALUE_INVALID) return std::nullopt;
  }
  return result;
}

Bytes bytes_of(const BlobHandle& blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return Bytes(data, length);
}

// The face as if read from a file: what hb-subset returns is a table builder, slower to cut again.
FaceHandle as_file(hb_face_t* built) {
  const BlobHandle blob(hb_face_reference_blob(built));
  FaceHandle face(hb_face_create(blob.get(), 0));
  hb_face_make_immutable(face.get());
  return face;
}

tl::unexpected<Message> cannot_subset(const text::Face& face) {
  const text::FaceFacts& facts = face.facts();
  return failure(message("字体 {}（第 {} 个字面）无法取出子集，文件可能已损坏",
                         "font {} (face {}) cannot be subset; the file may be damaged", facts.file,
                         facts.index));
}

Result<std::shared_ptr<const ReducedFace>> reduce_cff(const text::Face& face) {
  BlobHandle blob(hb_face_reference_table(face.harfbuzz_face(), HB_TAG('C', 'F', 'F', ' ')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  const std::optional<cff::Font> font = cff::Font::read({data == nullptr ? "" : data, length});
  if (!font) return cannot_subset(face);
  return std::make_shared<const CffFace>(std::move(blob), *font);
}

Result<FontProgram> subset_cff(const CffFace& from, const text::Face& face,
                               std::span<const std::uint32_t> glyphs) {
  constexpr int widest = 32'767;  // that a charstring can say
  std::vector<std::uint32_t> kept{0};
  kept.insert(kept.end(), glyphs.begin(), glyphs.end());
  std::vector<PlacedGlyph> placed;
  placed.reserve(kept.size());
  for (const std::uint32_t glyph : kept) {
    const FlatGlyph* flat = from.flat(glyph);
    const int width = face.advance(glyph);
    if (flat == nullptr || width < 0 || width > widest) return cannot_subset(face);
    placed.push_back({flat, width});
  }
  FontProgram program{cff_program(from.font(), face.facts().postscript_name, placed), {}};
  for (std::size_t id = 1; id < kept.size(); ++id) {
    program.glyphs.push_back(static_cast<std::uint16_t>(id));
  }
  return program;
}

Result<FontProgram> subset_glyf(const HarfbuzzReducedFace& reduced, const text::Face& face,
                                std::span<const std::uint32_t> glyphs) {
  std::vector<hb_codepoint_t> kept;
  kept.reserve(glyphs.size());
  for (const std::uint32_t glyph : glyphs) kept.push_back(reduced.new_glyph(glyph));
  const std::optional<Cut> result = cut(reduced.face(), kept);
  if (!result) return cannot_subset(face);
  FontProgram program;
  program.bytes = bytes_of(BlobHandle(hb_face_reference_blob(result->face.get())));
  if (program.bytes.empty()) return cannot_subset(face);
  for (const hb_codepoint_t glyph : result->new_glyphs) {
    program.glyphs.push_back(static_cast<std::uint16_t>(glyph));
  }
  return program;
}

}  // namespace

Result<std::shared_ptr<const ReducedFace>> reduce(const text::Face& face,
                                                  std::span<const std::uint32_t> glyphs) {
  if (face.facts().outlines == text::Outlines::cff) return reduce_cff(face);
  std::optional<Cut> result = cut(face.harfbuzz_face(), glyphs);
  if (!result) return cannot_subset(face);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> moved;
  moved.reserve(glyphs.size());
  for (std::size_t index = 0; index < glyphs.size(); ++index) {
    moved.emplace_back(glyphs[index], result->new_glyphs[index]);
  }
  return std::make_shared<const HarfbuzzReducedFace>(as_file(result->face.get()), std::move(moved));
}

Result<FontProgram> subset(const ReducedFace& reduced, const text::Face& face,
                           std::span<const std::uint32_t> glyphs) {
  if (const auto* cff = dynamic_cast<const CffFace*>(&reduced)) {
    return subset_cff(*cff, face, glyphs);
  }
  return subset_glyf(static_cast<const HarfbuzzReducedFace&>(reduced), face, glyphs);
}

}  // namespace zhibiao::pdf
