#include "pdf/serialize.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/digest.h"
#include "pdf/number.h"
#include "pdf/object_pack.h"
#include "pdf/object_text.h"

namespace zhibiao::pdf {

namespace {

// Where an object is (7.5.8.3): at a place in the file, or in an object stream.
struct Location {
  enum class Kind : std::uint8_t { free, in_file, in_stream };
  Kind kind = Kind::free;
  std::uint64_t where = 0;  // byte offset, or number of the stream
  std::uint32_t index = 0;  // in the stream
};

class FileWriter {
 public:
  FileWriter(Objects objects, Compressor& compressor)
      : objects_(std::move(objects)), compressor_(compressor) {
    constexpr std::size_t room_for_objects = 1U << 14U;
    std::size_t size = room_for_objects;
    for (const Object& object : objects_.list) {
      if (const auto* stream = std::get_if<Stream>(&object.value)) size += stream->data.size();
    }
    file_.reserve(size);
  }

  SerializedFile write_with_streams() && {
    begin("1.7");
    for (const PackedObjects& packed : objects_.packed) add_entries(packed);
    write_listed(/*pack=*/true);
    write_packs();
    write_reference_stream();
    return finish();
  }

  SerializedFile write_with_table() && {
    begin("1.4");
    std::vector<Stream> packs;
    for (const PackedObjects& packed : objects_.packed) {
      Object& pack = objects_.at(packed.stream);
      packs.push_back(std::get<Stream>(std::move(pack.value)));
      pack = {};
    }
    write_listed(/*pack=*/false);
    for (const Stream& pack : packs) write_unpacked(pack);
    write_reference_table();
    return finish();
  }

 private:
  // 7.5.2, and the line of high bytes that says the file is binary.
  void begin(std::string_view version) {
    file_.append("%PDF-").append(version).append("\n%\xE2\xE3\xCF\xD3\n");
    entries_.resize(objects_.list.size() + 1);
  }

  void add_entries(const PackedObjects& packed) {
    for (std::uint32_t index = 0; index < packed.count; ++index) {
      entries_.push_back({Location::Kind::in_stream, packed.stream.number, index});
    }
  }

  void write_listed(bool pack) {
    for (std::uint32_t number = 1; number <= objects_.list.size(); ++number) {
      Object& object = objects_.at({number});
      if (pack && !std::holds_alternative<Stream>(object.value)) {
        unpacked_.push_back(number);
      } else {
        write_object({number}, object);
        object = {};
      }
    }
  }

  // The objects of an object stream (7.5.7): pairs of number and offset, then the objects' text.
  void write_unpacked(const Stream& pack) {
    const auto value = [&](std::string_view key) {
      return static_cast<std::size_t>(std::get<std::int64_t>(pack.dict.find(key)->value));
    };
    const std::size_t first = value("First"), count = value("N");
    const char* at = pack.data.data();
    const auto next_number = [&] {
      std::size_t number = 0;
      at = std::from_chars(at, pack.data.data() + first, number).ptr + 1;
      return number;
    };
    std::vector<std::pair<std::size_t, std::size_t>> places(count);
    for (auto& [number, offset] : places) {
      number = next_number();
      offset = first + next_number();
    }
    places.emplace_back(0, pack.data.size() + 1);
    for (std::size_t place = 0; place < count; ++place) {
      const auto [number, begin] = places[place];
      entries_.push_back({Location::Kind::in_file, file_.size(), 0});
      file_ += std::to_string(number) + " 0 obj\n";
      file_.append(pack.data, begin, places[place + 1].second - 1 - begin);
      file_ += "\nendobj\n";
    }
  }

  void write_object(Ref number, const Object& object) {
    entries_.at(number.number) = {Location::Kind::in_file, file_.size(), 0};
    append_indirect(number, object, file_);
  }

  // Plain objects in object streams of so many: enough to deflate well, few enough to read one.
  void write_packs() {
    constexpr std::size_t most_in_pack = 200;
    for (std::size_t begin = 0; begin < unpacked_.size(); begin += most_in_pack) {
      const std::size_t end = std::min(begin + most_in_pack, unpacked_.size());
      write_pack(begin, end);
    }
  }

  void write_pack(std::size_t begin, std::size_t end) {
    const Ref number{static_cast<std::uint32_t>(entries_.size())};
    entries_.emplace_back();
    ObjectPack pack;
    for (std::size_t place = begin; place < end; ++place) {
      const std::uint32_t packed = unpacked_[place];
      entries_.at(packed) = {Location::Kind::in_stream, number.number,
                             static_cast<std::uint32_t>(place - begin)};
      append_text(objects_.at({packed}), pack.begin(packed));
    }
    Stream stream = std::move(pack).finish();
    compressor_.pack(stream);
    write_object(number, {std::move(stream)});
  }

  // Of what is written. The file's own digest goes on from there.
  Object id() {
    constexpr std::size_t id_bytes = 16;
    const Sha256 digest = digest_so_far();
    return string(Bytes(digest.begin(), digest.begin() + id_bytes));
  }

  Sha256 digest_so_far() {
    digester_.append(std::string_view(file_).substr(digested_));
    digested_ = file_.size();
    return digester_.digest();
  }

  SerializedFile finish() {
    const Sha256 digest = digest_so_far();
    return {std::move(file_), digest};
  }

  Dict trailer(std::size_t size) {
    Dict dict;
    const Object identifier = id();
    dict.add("Size", integer(static_cast<std::int64_t>(size)))
        .add("Root", reference(objects_.root))
        .add("Info", reference(objects_.info))
        .add("ID", array({identifier, identifier}));
    return dict;
  }

  // Rows of 1 + 4 (or more) + 2 bytes, each as its difference from the row above (7.4.4.4: PNG Up),
  // which turns columns of like numbers into runs of zeros.
  void write_reference_stream() {
    const std::size_t start = file_.size();
    Dict dict = trailer(entries_.size() + 1);
    entries_.push_back({Location::Kind::in_file, start, 0});
    const std::size_t where_bytes = start > 0xFFFF'FFFFU ? 8 : 4;
    const std::size_t columns = 1 + where_bytes + 2;
    Stream stream;
    Bytes above(columns, '\0');
    for (const Location& entry : entries_) {
      Bytes row;
      append_big_endian(row, static_cast<std::uint64_t>(entry.kind), 1);
      append_big_endian(row, entry.where, where_bytes);
      append_big_endian(row, entry.kind == Location::Kind::free ? 0xFFFFU : entry.index, 2);
      constexpr char up = 2;
      stream.data += up;
      for (std::size_t column = 0; column < columns; ++column) {
        stream.data += static_cast<char>(row[column] - above[column]);
      }
      above = std::move(row);
    }
    Dict parameters;
    parameters.add("Predictor", integer(12)).add("Columns", integer(static_cast<int>(columns)));
    dict.add("Type", name("XRef"))
        .add("W", array({integer(1), integer(static_cast<int>(where_bytes)), integer(2)}))
        .add("DecodeParms", {parameters});
    stream.dict = std::move(dict);
    compressor_.pack(stream);
    const Ref number{static_cast<std::uint32_t>(entries_.size() - 1)};
    write_object(number, {std::move(stream)});
    end(start);
  }

  void write_reference_table() {
    const std::size_t start = file_.size();
    const Dict dict = trailer(entries_.size());
    file_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", entries_.size());
    for (std::size_t number = 1; number < entries_.size(); ++number) {
      file_ += fmt::format("{:010} 00000 n \n", entries_[number].where);
    }
    file_ += "trailer\n";
    append_text(dict, file_);
    file_ += '\n';
    end(start);
  }

  void end(std::size_t start) { file_ += fmt::format("startxref\n{}\n%%EOF\n", start); }

  Objects objects_;
  Bytes file_;
  Digester digester_;  // of the first `digested_` bytes of it
  std::size_t digested_ = 0;
  std::vector<Location> entries_;  // by object number
  std::vector<std::uint32_t> unpacked_;
  Compressor& compressor_;
};

}  // namespace

SerializedFile serialize(Objects objects, FileStructure structure, Compressor& compressor) {
  FileWriter writer(std::move(objects), compressor);
  return structure == FileStructure::streams ? std::move(writer).write_with_streams()
                                             : std::move(writer).write_with_table();
}

}  // namespace zhibiao::pdf
