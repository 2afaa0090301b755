#include "text/face_names.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "text/tables.h"

namespace zhibiao::text {

namespace {

struct DestroyBlob {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct DestroyFace {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
using Blob = std::unique_ptr<hb_blob_t, DestroyBlob>;
using HbFace = std::unique_ptr<hb_face_t, DestroyFace>;

std::string name_of(hb_face_t* face, const hb_ot_name_entry_t& entry) {
  std::array<char, 256> name{};
  unsigned size = name.size();
  hb_ot_name_get_utf8(face, entry.name_id, entry.language, &size, name.data());
  return {name.data(), size};
}

// OS/2 fsSelection: bit 0 italic, bit 5 bold.
void read_selection(hb_face_t* face, FaceNames& names) {
  const Blob table(hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  const char* data = hb_blob_get_data(table.get(), &length);
  const std::uint32_t selection = read_u16({data == nullptr ? "" : data, length}, 62);
  names.italic = (selection & 0x01U) != 0;
  names.bold = (selection & 0x20U) != 0;
}

FaceNames read_names(hb_face_t* face, unsigned index) {
  FaceNames names;
  names.index = index;
  read_selection(face, names);
  unsigned count = 0;
  const hb_ot_name_entry_t* entries = hb_ot_name_list_names(face, &count);
  for (unsigned at = 0; at < count; ++at) {
    const hb_ot_name_id_t id = entries[at].name_id;
    if (id == HB_OT_NAME_ID_FONT_FAMILY) names.families.push_back(name_of(face, entries[at]));
    if (id == HB_OT_NAME_ID_FULL_NAME || id == HB_OT_NAME_ID_POSTSCRIPT_NAME) {
      names.full.push_back(name_of(face, entries[at]));
    }
  }
  return names;
}

// Names of fonts are compared without regard to the case of ASCII letters.
bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [lower](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::vector<FaceNames> read_face_names(const std::filesystem::path& path) {
  const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) return {};
  std::vector<FaceNames> faces;
  const unsigned count = hb_face_count(blob.get());
  for (unsigned index = 0; index < count; ++index) {
    const HbFace face(hb_face_create(blob.get(), index));
    if (hb_face_get_glyph_count(face.get()) == 0) continue;
    faces.push_back(read_names(face.get(), index));
  }
  return faces;
}

bool bears(const FaceNames& face, const std::string& name) {
  const auto same = [&](const std::string& own) { return same_name(own, name); };
  return std::any_of(face.full.begin(), face.full.end(), same) ||
         std::any_of(face.families.begin(), face.families.end(), same);
}

}  // namespace zhibiao::text
