#include "pdf/print_file.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pdf/build.h"
#include "pdf/compress.h"
#include "pdf/file_writer.h"
#include "pdf/imposition.h"
#include "pdf/number.h"

namespace zhibiao::pdf {

namespace {

constexpr std::size_t pages_a_node = 64;  // of the page tree

struct HeldPage {
  std::vector<Ref> streams;
  Size size;
};

// One side of paper: what its /Contents is made of.
struct Side {
  Size size;
  std::vector<Ref> streams;
};

std::string placing(const Placement& placement) {
  std::string text = "q ";
  for (const int number : placement.turn) text += std::to_string(number) + " ";
  for (const Length length : {placement.x, placement.y}) {
    append_decimal(text, to_points(length), 4);
    text += ' ';
  }
  return text + "cm\n";
}

Object page_object(const Side& side, Ref parent) {
  Array contents;
  for (const Ref stream : side.streams) contents.items.push_back(reference(stream));
  Dict dict;
  dict.add("Type", name("Page"))
      .add("Parent", reference(parent))
      .add("MediaBox",
           array({integer(0), integer(0), points(side.size.width), points(side.size.height)}))
      .add("Resources", reference(FileBuilder::shared_resources))
      .add("Contents", {contents});
  return {dict};
}

Message loss() {
  return message("内容不守恒：页面上的文字与应有的不同",
                 "content is not conserved: the pages do not say what was to be shown");
}

}  // namespace

class PrintFile::State {
 public:
  State(const text::FontSet& fonts, const Metadata& metadata, const PrintOptions& options,
        ReducedFaces* reduced, ByteSink& sink)
      : options_(options), builder_(fonts, metadata, reduced), file_(sink) {}

  Result<void> add(const paint::Page& page) {
    pages_.push_back({{}, page.size});
    return add_to(pages_.size() - 1, page);
  }

  Result<void> add_to(std::size_t index, const paint::Page& page) {
    auto [number, content] = builder_.add_content(page);
    pages_.at(index).streams.push_back(number);
    compressor_.pack(content);
    return file_.write(number, {std::move(content)});
  }

  Result<void> end_document(std::string_view title, const Tally& shown) {
    if (builder_.take_said() != shown) return failure(loss());
    std::optional<Ref> first;
    for (int copy = 0; copy < options_.copies && !pages_.empty(); ++copy) {
      const Result<std::vector<Side>> sides = options_.booklet ? booklet() : straight();
      if (!sides) return failure(sides.error());
      if (options_.duplex && count_ % 2 == 1) {
        if (const auto added = add_side({sides->front().size, {}}); !added)
          return failure(added.error());
      }
      for (const Side& side : *sides) {
        const Result<Ref> added = add_side(side);
        if (!added) return failure(added.error());
        if (!first) first = *added;
      }
    }
    pages_.clear();
    return first ? add_bookmark(title, *first) : Result<void>();
  }

  std::size_t next_page() const { return count_ + 1 + (options_.duplex ? count_ % 2 : 0); }
  Size sheet() const { return sheet_; }

  Result<void> finish() && {
    if (const Result<void> ended = end_node(); !ended) return ended;
    if (const Result<void> ended = end_bookmarks(); !ended) return ended;
    auto shared = std::move(builder_).finish_contents();
    if (!shared) return failure(shared.error());
    (*shared)[FileBuilder::tree_number.number] = page_tree();
    if (last_bookmark_) {
      std::get<Dict>(shared->at(FileBuilder::root_number.number).value)
          .add("Outlines", reference(outline_))
          .add("PageMode", name("UseOutlines"));
    }
    for (auto& [number, object] : *shared) {
      if (auto* stream = std::get_if<Stream>(&object.value)) compressor_.pack(*stream);
      if (const auto written = file_.write({number}, object); !written) return written;
    }
    return file_.finish(FileBuilder::root_number, FileBuilder::info_number);
  }

 private:
  Result<std::vector<Side>> straight() {
    std::vector<Side> sides;
    for (const HeldPage& page : pages_) sides.push_back({page.size, page.streams});
    return sides;
  }

  Result<std::vector<Side>> booklet() {
    const Size half = pages_.front().size;
    std::vector<Side> sides;
    for (const Spread& spread : booklet_sides(pages_.size())) {
      Side side{{half.width * 2, half.height}, {}};
      for (std::size_t place = 0; place < spread.size(); ++place) {
        if (!spread[place]) continue;
        const HeldPage& page = pages_[*spread[place]];
        const Length left = place == 0 ? Length() : half.width;
        for (const std::string& text :
             {placing(place_on_half(page.size, half, left)), std::string("Q\n")}) {
          const Result<Ref> operators = small_stream(text);
          if (!operators) return failure(operators.error());
          side.streams.push_back(*operators);
          if (text != "Q\n") {
            side.streams.insert(side.streams.end(), page.streams.begin(), page.streams.end());
          }
        }
      }
      sides.push_back(std::move(side));
    }
    return sides;
  }

  // Operators that come again and again: written once.
  Result<Ref> small_stream(const std::string& text) {
    const auto [place, fresh] = small_streams_.try_emplace(text);
    if (!fresh) return place->second;
    place->second = builder_.reserve();
    const auto written = file_.write(place->second, {Stream{{}, text, Coding::plain}});
    if (!written) return failure(written.error());
    return place->second;
  }

  Result<Ref> add_side(const Side& side) {
    if (count_ == 0) sheet_ = side.size;
    if (node_pages_.size() == pages_a_node) {
      if (const Result<void> ended = end_node(); !ended) return failure(ended.error());
    }
    if (node_pages_.empty()) nodes_.push_back(builder_.reserve());
    const Ref number = builder_.reserve();
    node_pages_.push_back(number);
    ++count_;
    if (const auto written = file_.write(number, page_object(side, nodes_.back())); !written) {
      return failure(written.error());
    }
    return number;
  }

  Result<void> end_node() {
    if (node_pages_.empty()) return {};
    Array kids;
    for (const Ref page : std::exchange(node_pages_, {})) kids.items.push_back(reference(page));
    Dict dict;
    dict.add("Type", name("Pages"))
        .add("Parent", reference(FileBuilder::tree_number))
        .add("Count", integer(static_cast<std::int64_t>(kids.items.size())))
        .add("Kids", {kids});
    return file_.write(nodes_.back(), {dict});
  }

  Object page_tree() const {
    Array kids;
    for (const Ref node : nodes_) kids.items.push_back(reference(node));
    Dict dict;
    dict.add("Type", name("Pages"))
        .add("Count", integer(static_cast<std::int64_t>(count_)))
        .add("Kids", {kids});
    return {dict};
  }

  // ISO 32000-1, 12.3.3. An item names the next one, so it is written when that one has a number.
  struct Bookmark {
    Ref number;
    Dict dict;
  };

  Result<void> add_bookmark(std::string_view title, Ref page) {
    if (!last_bookmark_) outline_ = builder_.reserve();
    Bookmark mark{builder_.reserve(), {}};
    mark.dict.add("Title", text_string(title))
        .add("Parent", reference(outline_))
        .add("Dest", array({reference(page), name("Fit")}));
    if (last_bookmark_) mark.dict.add("Prev", reference(last_bookmark_->number));
    if (!last_bookmark_) first_bookmark_ = mark.number;
    ++bookmarks_;
    std::optional<Bookmark> before = std::exchange(last_bookmark_, std::move(mark));
    if (!before) return {};
    before->dict.add("Next", reference(last_bookmark_->number));
    return file_.write(before->number, {before->dict});
  }

  Result<void> end_bookmarks() {
    if (!last_bookmark_) return {};
    Dict outline;
    outline.add("Type", name("Outlines"))
        .add("First", reference(first_bookmark_))
        .add("Last", reference(last_bookmark_->number))
        .add("Count", integer(bookmarks_));
    if (const auto written = file_.write(outline_, {outline}); !written) return written;
    return file_.write(last_bookmark_->number, {last_bookmark_->dict});
  }

  const PrintOptions options_;
  FileBuilder builder_;
  FileWriter file_;
  Compressor compressor_;
  std::vector<HeldPage> pages_;  // of this document
  std::map<std::string, Ref> small_streams_;
  std::vector<Ref> nodes_;       // of the page tree; the last takes pages
  std::vector<Ref> node_pages_;  // of the last node
  std::size_t count_ = 0;        // sides of paper
  Size sheet_;
  Ref outline_, first_bookmark_;
  std::optional<Bookmark> last_bookmark_;  // not written yet
  std::int64_t bookmarks_ = 0;
};

PrintFile::PrintFile(const text::FontSet& fonts, const Metadata& metadata,
                     const PrintOptions& options, ReducedFaces* reduced, ByteSink& sink)
    : state_(std::make_unique<State>(fonts, metadata, options, reduced, sink)) {}

PrintFile::~PrintFile() = default;

Result<void> PrintFile::add(const paint::Page& page) {
  return state_->add(page);
}

Result<void> PrintFile::add_to(std::size_t index, const paint::Page& page) {
  return state_->add_to(index, page);
}

Result<void> PrintFile::end_document(std::string_view title, const Tally& shown) {
  return state_->end_document(title, shown);
}

std::size_t PrintFile::next_page() const {
  return state_->next_page();
}

Size PrintFile::sheet() const {
  return state_->sheet();
}

Result<void> PrintFile::finish() && {
  return std::move(*state_).finish();
}

}  // namespace zhibiao::pdf
