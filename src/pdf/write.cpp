#include "pdf/write.h"

#include "pdf/build.h"
#include "pdf/kept.h"
#include "pdf/serialize.h"

namespace zhibiao::pdf {

struct Writer::State {
  FileBuilder builder;
  Profile profile;
  Compressor compressor;
};

Writer::Writer(const text::FontSet& fonts, const Metadata& metadata, Kept* kept)
    : state_(new State{FileBuilder(fonts, metadata, kept == nullptr ? nullptr : &kept->faces),
                       metadata.profile, Compressor(kept == nullptr ? nullptr : &kept->streams)}) {}

Writer::~Writer() = default;

void Writer::add(const paint::Page& page) {
  state_->compressor.pack(state_->builder.add(page));
}

void Writer::add_to(std::size_t index, const paint::Page& page) {
  state_->compressor.pack(state_->builder.add_to(index, page));
}

Tally Writer::said() const {
  return state_->builder.said();
}

std::vector<text::FaceId> Writer::faces() const {
  return state_->builder.faces();
}

Result<SerializedFile> Writer::finish(const paint::Structure& structure,
                                      const std::vector<Attachment>& attachments) && {
  const bool oldest = state_->profile == Profile::a1b;
  const auto pack = [&](Stream& stream) {
    if (oldest) {
      stream.coding = Coding::plain;  // to be unpacked again
    } else {
      state_->compressor.pack(stream);
    }
  };
  Result<Objects> objects = std::move(state_->builder).finish(structure, attachments, pack);
  if (!objects) return failure(objects.error());
  state_->compressor.pack(*objects);
  return serialize(std::move(*objects), oldest ? FileStructure::table : FileStructure::streams,
                   state_->compressor);
}

Result<Bytes> write(const paint::DisplayList& list, const text::FontSet& fonts,
                    const Metadata& metadata) {
  Writer writer(fonts, metadata);
  for (const paint::Page& page : list.pages) writer.add(page);
  Result<SerializedFile> file = std::move(writer).finish(list.structure);
  if (!file) return failure(file.error());
  return std::move(file->bytes);
}

}  // namespace zhibiao::pdf
