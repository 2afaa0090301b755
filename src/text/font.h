// Face: one font face, opened and ready to shape with. FontSet: the faces that roles name.
//
// In: fonts/fonts.json and folders of font files. Out: for a role, an ordered chain of faces, the
// first for its look, the rest for rare characters. Files are mapped, and opened only when first
// needed; no fontconfig, no system search. Immutable for its users and safe to share among threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "base/result.h"

struct hb_face_t;
struct hb_font_t;

namespace zhibiao::text {

using FaceId = std::uint16_t;

enum class Outlines : std::uint8_t { cff, glyf };

// What is read from a face's tables once, at its opening.
struct FaceFacts {
  std::string file;             // name in the manifest: NotoSerifCJK-Regular.ttc
  unsigned index = 0;           // face in a collection
  std::string postscript_name;  // for /BaseFont
  std::string family;
  Outlines outlines = Outlines::cff;
  bool cid_keyed = false;
  unsigned units_per_em = 1000;
  int ascent = 880, descent = -120;  // OS/2 typographic, font units (hhea of Fandol is wrong)
  int cap_height = 700, italic_angle = 0;
  int box[4] = {0, 0, 0, 0};  // font bounding box: x_min, y_min, x_max, y_max
  unsigned embedding = 0;     // OS/2 fsType
};

// How far the outline of a glyph reaches from its pen position, in font units.
struct Ink {
  int left = 0, right = 0;
};

// What of a full-width mark's advance is cut on each side to make it half as wide, in font units.
struct HalfWidth {
  int left = 0, right = 0;
};

class Face {
 public:
  virtual ~Face() = default;
  virtual const FaceFacts& facts() const = 0;
  virtual hb_face_t* harfbuzz_face() const = 0;  // immutable, shared
  virtual hb_font_t* harfbuzz_font() const = 0;  // immutable, scale = units_per_em
  virtual std::optional<std::uint32_t> glyph(char32_t code_point) const = 0;
  virtual std::optional<std::uint32_t> glyph(char32_t code_point, char32_t variation) const = 0;
  virtual int advance(std::uint32_t glyph) const = 0;  // font units, horizontal
  // The code that stands for the glyph in a PDF string: its CID in a CID-keyed CFF (not the glyph
  // id: Fandol differs in 1,264 places), the glyph id elsewhere.
  virtual std::uint32_t cid(std::uint32_t glyph) const = 0;
  virtual Ink ink(std::uint32_t glyph) const = 0;
  // What the feature halt says of the glyph; nothing where the face has no such feature, or it does
  // not name the glyph.
  virtual std::optional<HalfWidth> half_width(std::uint32_t glyph) const = 0;
  // The glyph of '0'..'9' that is half an em wide (feature hwid), or the usual one where there is
  // none.
  virtual std::uint32_t half_width_digit(char32_t digit) const = 0;
};

class FontSet {
 public:
  virtual ~FontSet() = default;
  // The chain of faces for a role; empty for a role that the manifest does not have.
  virtual std::vector<FaceId> chain(std::string_view role) const = 0;
  // The role's own faces of that chain, which it begins with; what follows are fallbacks of all
  // roles.
  virtual std::vector<FaceId> own(std::string_view role) const = 0;
  // Faces that draw the role in bold; empty where it has none.
  virtual std::vector<FaceId> bold(std::string_view role) const = 0;
  // Faces that draw the role's Latin letters, figures, and their marks before its chain does.
  virtual std::vector<FaceId> latin(std::string_view role) const = 0;
  virtual std::vector<std::string> roles() const = 0;
  // The face, opened at the first call. Fails when its file is missing, broken or may not be
  // embedded.
  virtual Result<const Face*> open(FaceId face) const = 0;
  // Where the face's file was found; nullopt when no folder has it. Opens nothing.
  virtual std::optional<std::filesystem::path> find(FaceId face) const = 0;
  // Where the manifest names the face.
  virtual Location named_at(FaceId face) const = 0;
  // The face, which open() has already given.
  virtual const Face& face(FaceId face) const = 0;
};

// `manifest` is fonts/fonts.json; files are looked for in `folders` (from --fonts, first wins),
// then in the folders that the manifest names. A font in `folders` that bears a name which the
// manifest gives to a role is put in front of that role. nullptr exactly when an error was added.
std::shared_ptr<const FontSet> load_fonts(const std::filesystem::path& manifest,
                                          const std::vector<std::filesystem::path>& folders,
                                          Diagnostics& diagnostics);

}  // namespace zhibiao::text
