// The one file that knows PoDoFo.
#include "pdf/serialize.h"

#include <podofo/podofo-base.h>

#include "base/digest.h"
#include "pdf/number.h"

namespace zhibiao::pdf {

namespace {

// PoDoFo reports every error on stderr unless told not to; its switches are global.
void silence_podofo() {
  static const bool silent = [] {
    PoDoFo::PdfError::EnableDebug(false);
    PoDoFo::PdfError::EnableLogging(false);
    return true;
  }();
  static_cast<void>(silent);
}

PoDoFo::PdfReference podofo_reference(Ref ref) {
  return PoDoFo::PdfReference(ref.number, 0);
}

PoDoFo::PdfVariant convert(const Object& object);

struct Converter {
  PoDoFo::PdfVariant operator()(std::nullptr_t) const { return {}; }
  PoDoFo::PdfVariant operator()(bool value) const { return {value}; }
  PoDoFo::PdfVariant operator()(std::int64_t value) const {
    return {static_cast<PoDoFo::pdf_int64>(value)};
  }
  // As our own digits: PoDoFo would print a double.
  PoDoFo::PdfVariant operator()(Real value) const {
    return {PoDoFo::PdfData(decimal(value.micro, 6).c_str())};
  }
  PoDoFo::PdfVariant operator()(const Name& name) const { return {PoDoFo::PdfName(name.text)}; }
  PoDoFo::PdfVariant operator()(Ref ref) const { return {podofo_reference(ref)}; }
  // Hexadecimal, so that no byte needs an escape.
  PoDoFo::PdfVariant operator()(const String& string) const {
    return {PoDoFo::PdfData(("<" + hexadecimal(string.bytes) + ">").c_str())};
  }
  PoDoFo::PdfVariant operator()(const Array& array) const {
    PoDoFo::PdfArray items;
    for (const Object& item : array.items) items.push_back(PoDoFo::PdfObject(convert(item)));
    return {items};
  }
  PoDoFo::PdfVariant operator()(const Dict& dict) const {
    PoDoFo::PdfDictionary entries;
    for (const Entry& entry : dict.entries) {
      entries.AddKey(PoDoFo::PdfName(entry.key), PoDoFo::PdfObject(convert(entry.value)));
    }
    return {entries};
  }
  PoDoFo::PdfVariant operator()(const Stream& stream) const { return (*this)(stream.dict); }
};

PoDoFo::PdfVariant convert(const Object& object) {
  return std::visit(Converter{}, object.value);
}

void fill_stream(PoDoFo::PdfObject& target, const Stream& stream) {
  if (stream.coding == Coding::deflated) {
    target.GetDictionary().AddKey("Filter", PoDoFo::PdfName("FlateDecode"));
  }
  constexpr bool clear_existing = true, delete_filters = false;
  PoDoFo::PdfStream* data = target.GetStream();
  data->BeginAppend(PoDoFo::TVecFilters(), clear_existing, delete_filters);
  data->Append(stream.data.data(), stream.data.size());
  data->EndAppend();
}

void add_object(PoDoFo::PdfVecObjects& file, const Object& object) {
  PoDoFo::PdfObject* added = file.CreateObject(convert(object));
  if (const auto* stream = std::get_if<Stream>(&object.value)) fill_stream(*added, *stream);
}

Bytes write_file(Objects objects) {
  PoDoFo::PdfVecObjects file;
  file.SetAutoDelete(true);
  for (Object& object : objects.list) {
    add_object(file, object);
    object = {};
  }
  PoDoFo::PdfObject trailer;
  trailer.GetDictionary().AddKey("Root", podofo_reference(objects.root));
  trailer.GetDictionary().AddKey("Info", podofo_reference(objects.info));

  PoDoFo::PdfWriter writer(&file, &trailer);
  writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
  // The default mode leaves out white space that ISO 19005-2, 6.1.9 asks for.
  writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  writer.Write(&device);
  return Bytes(buffer.GetBuffer(), device.GetLength());
}

// PoDoFo makes /ID from Info alone, so that two different files may share one. Its digits, 32 in
// each of two strings behind the last "/ID", give way to a digest of all bytes of the file.
bool identify(Bytes& file) {
  constexpr std::size_t id_bytes = 16;
  const std::string id = digest_text(sha256(file), id_bytes);
  std::size_t place = file.rfind("/ID");
  for (int copy = 0; copy < 2; ++copy) {
    place = place == Bytes::npos ? place : file.find('<', place);
    if (place == Bytes::npos || file.find('>', place) != place + 1 + id.size()) return false;
    file.replace(place + 1, id.size(), id);
    place += 1 + id.size();
  }
  return true;
}

Message write_failure(const char* reason) {
  return message("PDF 写出失败：{}", "the PDF could not be written: {}", reason);
}

}  // namespace

Result<Bytes> object_text(const Object& object) {
  silence_podofo();
  try {
    PoDoFo::PdfRefCountedBuffer buffer;
    PoDoFo::PdfOutputDevice device(&buffer);
    convert(object).Write(&device, PoDoFo::ePdfWriteMode_Clean);
    return Bytes(buffer.GetBuffer(), device.GetLength());
  } catch (const PoDoFo::PdfError& error) {
    return failure(write_failure(PoDoFo::PdfError::ErrorName(error.GetError())));
  }
}

Result<Bytes> serialize(Objects objects) {
  silence_podofo();
  try {
    Bytes file = write_file(std::move(objects));
    if (!identify(file)) return failure(write_failure("no /ID"));
    return file;
  } catch (const PoDoFo::PdfError& error) {
    return failure(write_failure(PoDoFo::PdfError::ErrorName(error.GetError())));
  }
}

}  // namespace zhibiao::pdf
