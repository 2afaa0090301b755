// FaceChooser: which face of a role's chain draws a grapheme cluster.
//
// In: the code points of a cluster, a role, and where the text comes from. Out: a face, or none.
// The first face of the chain that has every character wins; a variation sequence looks for a face
// that has just that form first; Latin letters, figures, and their marks look at the role's Latin
// faces first. Private-use characters mean something in the role's own faces alone: in a fallback
// face the same code point is another character. Reports, once for each paragraph: characters
// without a face, fallbacks, faces that cannot be opened, roles that do not exist, roles without
// the bold face that is asked for. Draws and measures nothing.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "bind/document.h"
#include "text/font.h"

namespace zhibiao::text {

struct ChosenFace {
  FaceId id = 0;
  const Face* face = nullptr;
};

class FaceChooser {
 public:
  FaceChooser(const FontSet& fonts, Diagnostics& diagnostics)
      : fonts_(fonts), diagnostics_(diagnostics) {}

  // From now on, faces are chosen along this role's chain for text from `origin`, which must
  // outlive the choosing.
  void enter_run(const std::string& role, bool bold, const bind::Origin& origin);
  std::optional<ChosenFace> choose(std::u32string_view cluster);
  // The first face of the chain that has the character. Of that nothing is reported: it is not
  // drawn.
  std::optional<ChosenFace> find(char32_t character) const;

 private:
  struct Link {
    FaceId id = 0;
    const Face* face = nullptr;
    bool tried = false;
  };
  void fill_chain(bool bold);
  void report_no_role();
  void report_no_bold();
  const Face* open(Link& link);
  std::optional<ChosenFace> choose_latin(std::u32string_view cluster);
  std::optional<ChosenFace> choose_variation(std::u32string_view cluster);
  void report_fallback(std::u32string_view cluster, const Link& link);
  void report_lost_variation(std::u32string_view cluster, const Link& link);
  void report_missing(std::u32string_view cluster);
  bool seen(std::u32string_view cluster, int face);

  const FontSet& fonts_;
  Diagnostics& diagnostics_;
  std::string role_;
  bool bold_ = false;
  const bind::Origin* origin_ = nullptr;
  std::vector<Link> latin_, chain_;
  std::size_t own_links_ = 0;  // of the chain: the role's own faces
  bool chain_broken_ = false;  // a face of it could not be opened: its characters are not missing
  std::vector<std::pair<std::u32string, int>> reported_;
};

// The place of a text in the record, or, for the template's own words, in the template.
Location location_of(const bind::Origin& origin);

}  // namespace zhibiao::text
