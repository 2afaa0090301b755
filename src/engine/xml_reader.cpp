// The one file that knows Expat.
#include "engine/xml_reader.h"

#include <expat.h>

#include <type_traits>

namespace zhibiao::engine {

namespace {

constexpr char between_namespace_and_name = '|';

std::string_view local(std::string_view name) {
  return name.substr(name.rfind(between_namespace_and_name) + 1);  // npos + 1 is 0
}

struct Deleter {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

XmlHandler& handler_of(void* data) {
  return *static_cast<XmlHandler*>(data);
}

}  // namespace

struct XmlReader::State {
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Deleter> parser;
};

std::string_view XmlAttributes::operator[](std::string_view local_name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (local(pair[0]) == local_name) return pair[1];
  }
  return {};
}

XmlReader::XmlReader(XmlHandler& handler) : state_(std::make_unique<State>()) {
  state_->parser.reset(XML_ParserCreateNS(nullptr, between_namespace_and_name));
  const XML_Parser parser = state_->parser.get();
  XML_SetUserData(parser, &handler);
  XML_SetElementHandler(
      parser,
      [](void* data, const char* name, const char** attributes) {
        handler_of(data).begin(local(name), XmlAttributes(attributes));
      },
      [](void* data, const char* name) { handler_of(data).end(local(name)); });
  XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int size) {
    handler_of(data).text({text, static_cast<std::size_t>(size)});
  });
}

XmlReader::~XmlReader() = default;

bool XmlReader::feed(std::string_view bytes, bool is_last) {
  return XML_Parse(state_->parser.get(), bytes.data(), static_cast<int>(bytes.size()),
                   is_last ? 1 : 0) == XML_STATUS_OK;
}

}  // namespace zhibiao::engine
