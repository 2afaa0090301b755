#include "pdf/reduced_faces.h"

#include <algorithm>
#include <iterator>

namespace zhibiao::pdf {

namespace {

// Beyond this a face is reduced afresh, to the glyphs of one document: a face cut to half of its
// glyphs saves nothing.
constexpr std::size_t most_glyphs = 12'000;

using Glyphs = std::vector<std::uint32_t>;

Glyphs together(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  Glyphs all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

}  // namespace

ReducedFaces::Kept& ReducedFaces::kept(text::FaceId id) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Kept>& kept = faces_[id];
  if (!kept) kept = std::make_unique<Kept>();
  return *kept;
}

Result<std::shared_ptr<const ReducedFace>> ReducedFaces::find_or_reduce(
    text::FaceId id, const text::Face& face, std::span<const std::uint32_t> glyphs) {
  Kept& kept = this->kept(id);
  const std::lock_guard lock(kept.mutex);
  // A CFF face has all its glyphs.
  const bool whole = face.facts().outlines == text::Outlines::cff;
  if (kept.face && whole) return kept.face;
  if (kept.face &&
      std::includes(kept.glyphs.begin(), kept.glyphs.end(), glyphs.begin(), glyphs.end())) {
    return kept.face;
  }
  Glyphs all = whole ? Glyphs() : together(kept.glyphs, glyphs);
  if (all.size() > most_glyphs) all.assign(glyphs.begin(), glyphs.end());
  auto reduced = reduce(face, all);
  if (!reduced) return reduced;
  kept.glyphs = std::move(all);
  kept.face = *reduced;
  return reduced;
}

}  // namespace zhibiao::pdf
