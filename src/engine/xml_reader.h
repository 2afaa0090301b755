// xml_reader: XML text, piece by piece -> elements and the text in them, as they come.
//
// Names are local names: which of the several namespaces of one vocabulary a file uses (ECMA-376
// transitional or strict) makes no difference. Entities that would grow without measure are refused
// by the parser.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

namespace zhibiao::engine {

class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  // Empty where there is none.
  std::string_view operator[](std::string_view local_name) const;

 private:
  const char* const* pairs_;  // name, value, ..., null
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void end(std::string_view name) = 0;
};

class XmlReader {
 public:
  // `handler` outlives the reader.
  explicit XmlReader(XmlHandler& handler);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  // False where the text is not well-formed; then nothing more may be fed.
  bool feed(std::string_view bytes, bool is_last);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhibiao::engine
