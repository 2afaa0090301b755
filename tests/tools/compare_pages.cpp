// compare_pages: are pictures of pages, two by two, the same but for how edges are smoothed?
//
// In: pairs of PGM files. Out: a line for each pair whose pictures differ: the first file, how many
// pixels, and the place of the first. A pixel is the same when its gray lies within the grays of
// the other picture there and one pixel around, or TOLERANCE beyond; both ways. Exit 1 when a file
// cannot be read, or the sizes differ by more than a pixel.
//
//   compare_pages TOLERANCE A B [A B ...]

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> grays;

  int at(int x, int y) const {
    return grays[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                 static_cast<std::size_t>(x)];
  }
};

std::optional<Picture> read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::string kind, word;
  std::vector<int> numbers;
  if (!(file >> kind) || kind != "P5") return std::nullopt;
  while (numbers.size() < 3 && file >> word) {
    if (word.front() == '#') {
      std::getline(file, word);
    } else {
      numbers.push_back(std::atoi(word.c_str()));
    }
  }
  if (numbers.size() < 3 || numbers[2] != 255) return std::nullopt;
  file.get();
  Picture picture{numbers[0], numbers[1], {}};
  picture.grays.assign(std::istreambuf_iterator<char>(file), {});
  const auto pixels =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  if (picture.grays.size() != pixels) return std::nullopt;
  return picture;
}

bool is_near(int gray, const Picture& other, int x, int y, int tolerance) {
  int darkest = 255, lightest = 0;
  for (int row = std::max(0, y - 1); row <= std::min(other.height - 1, y + 1); ++row) {
    for (int column = std::max(0, x - 1); column <= std::min(other.width - 1, x + 1); ++column) {
      darkest = std::min(darkest, other.at(column, row));
      lightest = std::max(lightest, other.at(column, row));
    }
  }
  return gray >= darkest - tolerance && gray <= lightest + tolerance;
}

void compare(const char* name, const Picture& a, const Picture& b, int tolerance) {
  int count = 0, first_x = 0, first_y = 0;
  for (int y = 0; y < std::min(a.height, b.height); ++y) {
    for (int x = 0; x < std::min(a.width, b.width); ++x) {
      if (a.at(x, y) == b.at(x, y)) continue;
      if (is_near(a.at(x, y), b, x, y, tolerance) && is_near(b.at(x, y), a, x, y, tolerance))
        continue;
      if (count++ == 0) {
        first_x = x;
        first_y = y;
      }
    }
  }
  if (count > 0) std::printf("%s\t%d\t%d,%d\n", name, count, first_x, first_y);
}

}  // namespace

int main(int count, char** words) {
  if (count < 4 || count % 2 != 0) return 2;
  const int tolerance = std::atoi(words[1]);
  for (int at = 2; at < count; at += 2) {
    const auto a = read(words[at]), b = read(words[at + 1]);
    if (!a || !b || std::abs(a->width - b->width) > 1 || std::abs(a->height - b->height) > 1) {
      std::fprintf(stderr, "cannot compare %s with %s\n", words[at], words[at + 1]);
      return 1;
    }
    compare(words[at], *a, *b, tolerance);
  }
  return 0;
}
