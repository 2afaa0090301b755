#include "text/face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

#include "text/character.h"
#include "text/tables.h"

namespace zhibiao::text {

namespace {

template <class Object, void (*destroy)(Object*)>
struct Destroy {
  void operator()(Object* object) const { destroy(object); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_t, hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroy<hb_face_t, hb_face_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;

// Why the licence bits (OS/2 fsType) do not let an outline subset be embedded; nothing if they do.
// Where several usage bits are set (before version 3), the least restrictive holds.
std::optional<Message> embedding_refusal(const FaceFacts& facts) {
  const bool restricted = (facts.embedding & 0x000EU) == 0x0002U;
  const bool no_subset = (facts.embedding & 0x0100U) != 0;
  const bool bitmap_only = (facts.embedding & 0x0200U) != 0;
  if (!restricted && !no_subset && !bitmap_only) return std::nullopt;
  return message("字体 {}（{}）的许可标志不允许嵌入子集（OS/2 fsType 0x{:04x}）",
                 "the licence bits of font {} ({}) do not allow a subset to be embedded "
                 "(OS/2 fsType 0x{:04x})",
                 facts.postscript_name, facts.file, facts.embedding);
}

// A table of a face, kept alive as long as it is looked at.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {}
  std::string_view bytes() const {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob_.get(), &length);
    return {data == nullptr ? "" : data, length};
  }

 private:
  Blob blob_;
};

std::string read_name(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 256> name{};
  unsigned size = name.size();
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, name.data());
  return {name.data(), size};
}

FaceFacts read_facts(hb_face_t* face, std::string file, unsigned index) {
  FaceFacts facts;
  facts.file = std::move(file);
  facts.index = index;
  facts.units_per_em = hb_face_get_upem(face);
  facts.postscript_name = read_name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  facts.family = read_name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  if (facts.family.empty()) facts.family = read_name(face, HB_OT_NAME_ID_FONT_FAMILY);
  read_head(Table(face, HB_TAG('h', 'e', 'a', 'd')).bytes(), facts);
  read_os2(Table(face, HB_TAG('O', 'S', '/', '2')).bytes(), facts);
  read_post(Table(face, HB_TAG('p', 'o', 's', 't')).bytes(), facts);
  return facts;
}

// What was asked for last: marks and characters are asked for again and again, and to read an
// outline or to look through a cmap costs a part of a microsecond. A slot holds one key with its
// value; any thread may overwrite it with an equal truth about another key.
template <std::size_t slot_count>
class Memo {
 public:
  // `make` is called with the key where it is not known.
  template <class Make>
  std::uint32_t find_or(std::uint32_t key, const Make& make) const {
    std::atomic<std::uint64_t>& slot = slots_[key % slot_count];
    const std::uint64_t held = slot.load(std::memory_order_relaxed);
    if (held >> 32U == key + 1U) return static_cast<std::uint32_t>(held);
    const std::uint32_t value = make(key);
    slot.store((std::uint64_t{key + 1U} << 32U) | value, std::memory_order_relaxed);
    return value;
  }

 private:
  mutable std::array<std::atomic<std::uint64_t>, slot_count> slots_{};
};

std::uint32_t pack(Ink ink) {
  const auto left = static_cast<std::uint16_t>(ink.left);
  const auto right = static_cast<std::uint16_t>(ink.right);
  return std::uint32_t{left} << 16U | right;
}

Ink unpack(std::uint32_t packed) {
  return {static_cast<std::int16_t>(packed >> 16U), static_cast<std::int16_t>(packed & 0xFFFFU)};
}

Ink read_ink(hb_font_t* font, std::uint32_t glyph) {
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(font, glyph, &extents);
  return {extents.x_bearing, extents.x_bearing + extents.width};
}

// The full-width marks that the feature halt makes narrower, ascending by glyph.
class HalfWidths {
 public:
  explicit HalfWidths(hb_font_t* font) {
    const Buffer buffer(hb_buffer_create());
    std::uint32_t cluster = 0;
    for (const char32_t mark : full_width_marks()) hb_buffer_add(buffer.get(), mark, cluster++);
    hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("zh-Hans", -1));
    const hb_feature_t halt{HB_TAG('h', 'a', 'l', 't'), 1, HB_FEATURE_GLOBAL_START,
                            HB_FEATURE_GLOBAL_END};
    hb_shape(font, buffer.get(), &halt, 1);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    for (unsigned at = 0; at < count; ++at) {
      const int cut = hb_font_get_glyph_h_advance(font, infos[at].codepoint) - places[at].x_advance;
      const int left = -places[at].x_offset;
      if (cut > 0) glyphs_.push_back({infos[at].codepoint, {left, cut - left}});
    }
    std::sort(glyphs_.begin(), glyphs_.end(),
              [](const Entry& a, const Entry& b) { return a.glyph < b.glyph; });
  }

  std::optional<HalfWidth> find(std::uint32_t glyph) const {
    const auto entry = std::lower_bound(
        glyphs_.begin(), glyphs_.end(), glyph,
        [](const Entry& each, std::uint32_t wanted) { return each.glyph < wanted; });
    if (entry == glyphs_.end() || entry->glyph != glyph) return std::nullopt;
    return entry->cut;
  }

 private:
  struct Entry {
    std::uint32_t glyph = 0;
    HalfWidth cut;
  };
  std::vector<Entry> glyphs_;
};

using Digits = std::array<std::uint32_t, 10>;

Digits shape_half_width_digits(hb_font_t* font) {
  const Buffer buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), "0123456789", -1, 0, -1);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  const hb_feature_t half_width{HB_TAG('h', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START,
                                HB_FEATURE_GLOBAL_END};
  hb_shape(font, buffer.get(), &half_width, 1);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  Digits digits{};
  for (unsigned at = 0; at < count && at < digits.size(); ++at) digits.at(at) = infos[at].codepoint;
  return digits;
}

class OpenFace final : public Face {
 public:
  OpenFace(HbFace face, FaceFacts facts) : face_(std::move(face)), facts_(std::move(facts)) {
    const Table cff(face_.get(), HB_TAG('C', 'F', 'F', ' '));
    facts_.outlines = cff.bytes().empty() ? Outlines::glyf : Outlines::cff;
    if (facts_.outlines == Outlines::cff) {
      cids_ = read_cids(cff.bytes(), hb_face_get_glyph_count(face_.get()));
    }
    facts_.cid_keyed = cids_.has_value();
    font_.reset(hb_font_create(face_.get()));
    hb_face_make_immutable(face_.get());
    hb_font_make_immutable(font_.get());
  }

  const FaceFacts& facts() const override { return facts_; }
  hb_face_t* harfbuzz_face() const override { return face_.get(); }
  hb_font_t* harfbuzz_font() const override { return font_.get(); }

  std::optional<std::uint32_t> glyph(char32_t code_point) const override {
    constexpr std::uint32_t none = 0xFFFF'FFFF;
    const std::uint32_t glyph = glyphs_.find_or(code_point, [this](std::uint32_t character) {
      hb_codepoint_t found = 0;
      return hb_font_get_nominal_glyph(font_.get(), character, &found) != 0 ? found : none;
    });
    return glyph == none ? std::nullopt : std::optional(glyph);
  }

  std::optional<std::uint32_t> glyph(char32_t code_point, char32_t variation) const override {
    hb_codepoint_t glyph = 0;
    const bool found = hb_font_get_variation_glyph(font_.get(), code_point, variation, &glyph) != 0;
    return found ? std::optional<std::uint32_t>(glyph) : std::nullopt;
  }

  int advance(std::uint32_t glyph) const override {
    return hb_font_get_glyph_h_advance(font_.get(), glyph);
  }

  std::uint32_t cid(std::uint32_t glyph) const override {
    return cids_ ? cids_->cid(glyph) : glyph;
  }

  Ink ink(std::uint32_t glyph) const override {
    return unpack(ink_.find_or(
        glyph, [this](std::uint32_t asked) { return pack(read_ink(font_.get(), asked)); }));
  }

  std::optional<HalfWidth> half_width(std::uint32_t glyph) const override {
    std::call_once(half_widths_once_, [this] { half_widths_.emplace(font_.get()); });
    return half_widths_->find(glyph);
  }

  std::uint32_t half_width_digit(char32_t digit) const override {
    std::call_once(digits_once_, [this] { digits_ = shape_half_width_digits(font_.get()); });
    return digits_.at(digit - U'0');
  }

 private:
  HbFace face_;
  HbFont font_;
  FaceFacts facts_;
  std::optional<CidMap> cids_;
  Memo<512> glyphs_;  // by character
  Memo<128> ink_;     // by glyph
  mutable std::once_flag half_widths_once_;
  mutable std::optional<HalfWidths> half_widths_;
  mutable std::once_flag digits_once_;
  mutable Digits digits_{};
};

}  // namespace

Result<std::unique_ptr<const Face>> open_face(const std::filesystem::path& path, std::string name,
                                              unsigned index) {
  const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) {
    return failure(message("字体文件 {} 无法读取", "font file {} cannot be read", path.string()));
  }
  const unsigned count = hb_face_count(blob.get());
  if (index >= count) {
    return failure(message("字体文件 {} 有 {} 个字面，没有第 {} 个（从 0 起）",
                           "font file {} has {} faces, none with index {}", path.string(), count,
                           index));
  }
  HbFace face(hb_face_create(blob.get(), index));
  if (hb_face_get_glyph_count(face.get()) == 0) {
    return failure(message("字体文件 {} 已损坏：没有字形",
                           "font file {} is broken: it has no glyphs", path.string()));
  }
  FaceFacts facts = read_facts(face.get(), std::move(name), index);
  if (auto refusal = embedding_refusal(facts)) return failure(std::move(*refusal));
  return std::make_unique<const OpenFace>(std::move(face), std::move(facts));
}

}  // namespace zhibiao::text
