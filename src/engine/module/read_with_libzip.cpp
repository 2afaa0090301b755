// The one file that knows libzip: what engine/zip_file loads when it is needed.

#include <zip.h>

#include "engine/zip_file.h"

namespace zhibiao::engine {

namespace {

struct Deleter {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

class LibzipPart final : public ZipPart {
 public:
  LibzipPart(std::unique_ptr<zip_file_t, Deleter> part, const zip_stat_t& facts)
      : part_(std::move(part)), packed_size_(facts.comp_size), size_(facts.size) {}

  std::optional<std::size_t> read(std::span<char> bytes) override {
    const zip_int64_t count = zip_fread(part_.get(), bytes.data(), bytes.size());
    if (count < 0) return std::nullopt;
    read_ += static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
  }
  std::uint64_t packed_size() const override { return packed_size_; }
  double share() const override {
    return size_ == 0 ? 1.0 : static_cast<double>(read_) / static_cast<double>(size_);
  }

 private:
  std::unique_ptr<zip_file_t, Deleter> part_;
  std::uint64_t packed_size_ = 0, size_ = 0, read_ = 0;
};

class LibzipFile final : public ZipFile {
 public:
  explicit LibzipFile(zip_t* archive) : archive_(archive) {}

  std::unique_ptr<ZipPart> part(const std::string& name) const override {
    zip_stat_t facts;
    zip_stat_init(&facts);
    constexpr zip_uint64_t known = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat(archive_.get(), name.c_str(), ZIP_FL_NOCASE, &facts) != 0) return nullptr;
    if ((facts.valid & known) != known) return nullptr;
    std::unique_ptr<zip_file_t, Deleter> part(
        zip_fopen(archive_.get(), name.c_str(), ZIP_FL_NOCASE));
    if (!part) return nullptr;
    return std::make_unique<LibzipPart>(std::move(part), facts);
  }

 private:
  std::unique_ptr<zip_t, Deleter> archive_;
};

}  // namespace

extern "C" void zhibiao_open_zip(const std::filesystem::path& path,
                                 std::unique_ptr<ZipFile>& archive) {
  zip_t* opened = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (opened != nullptr) archive = std::make_unique<LibzipFile>(opened);
}

}  // namespace zhibiao::engine
