#include "pdf/metadata.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::pdf {

namespace {

// Does `text` look like `pattern`, in which 0 stands for any digit and others for themselves?
bool matches(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char byte, char expected) {
                      return expected == '0' ? byte >= '0' && byte <= '9' : byte == expected;
                    });
}

bool is_within(std::string_view digits, int least, int most) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number >= least && number <= most;
}

bool is_zone(std::string_view zone) {
  if (zone == "Z") return true;
  const bool shaped = matches(zone, "+00:00") || matches(zone, "-00:00");
  return shaped && is_within(zone.substr(1, 2), 0, 23) && is_within(zone.substr(4, 2), 0, 59);
}

bool is_forbidden_in_xml(char32_t c) {
  return c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

std::string cleaned(std::string_view text) {
  std::string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, offset);
    utf8::append(result, is_forbidden_in_xml(decoded.code_point) ? U' ' : decoded.code_point);
    offset += decoded.length;
  }
  return result;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      default:
        result += byte;
    }
  }
  return result;
}

// One property; nothing where `value` is empty. `open` and `close` are the element around the
// value.
std::string property(std::string_view open, std::string_view value, std::string_view close) {
  if (value.empty()) return "";
  std::string text = "   ";
  text.append(open).append(escaped(value)).append(close);
  return text + "\n";
}

constexpr std::string_view xmp_head =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\"\n"
    "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "   <dc:format>application/pdf</dc:format>\n";

constexpr std::string_view a2a_and_ua1_name =
    "   <pdfaid:part>2</pdfaid:part>\n"
    "   <pdfaid:conformance>A</pdfaid:conformance>\n"
    "   <pdfuaid:part>1</pdfuaid:part>\n";

constexpr std::string_view a3a_and_ua1_name =
    "   <pdfaid:part>3</pdfaid:part>\n"
    "   <pdfaid:conformance>A</pdfaid:conformance>\n"
    "   <pdfuaid:part>1</pdfuaid:part>\n";

constexpr std::string_view a2u_name =
    "   <pdfaid:part>2</pdfaid:part>\n"
    "   <pdfaid:conformance>U</pdfaid:conformance>\n";

constexpr std::string_view a1b_name =
    "   <pdfaid:part>1</pdfaid:part>\n"
    "   <pdfaid:conformance>B</pdfaid:conformance>\n";

std::string_view identification(Profile profile) {
  switch (profile) {
    case Profile::a1b:
      return a1b_name;
    case Profile::a2u:
      return a2u_name;
    case Profile::a3a_and_ua1:
      return a3a_and_ua1_name;
    case Profile::a2a_and_ua1:
      break;
  }
  return a2a_and_ua1_name;
}

// A URN, since it is a name and no place.
constexpr std::string_view form_namespace = "urn:zhibiao:form#";

// ISO 19005-2, 6.6.2.3.3: every property that XMP does not know is described in the file.
constexpr std::string_view extension_head =
    "  <rdf:Description rdf:about=\"\"\n"
    "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "   <pdfaExtension:schemas><rdf:Bag>\n";
constexpr std::string_view extension_foot =
    "   </rdf:Bag></pdfaExtension:schemas>\n"
    "  </rdf:Description>\n";

std::string schema_head(std::string_view name, std::string_view uri, std::string_view prefix) {
  std::string text = "    <rdf:li rdf:parseType=\"Resource\">\n     <pdfaSchema:schema>";
  text.append(name).append("</pdfaSchema:schema>\n     <pdfaSchema:namespaceURI>");
  text.append(uri).append("</pdfaSchema:namespaceURI>\n     <pdfaSchema:prefix>");
  return text.append(prefix).append("</pdfaSchema:prefix>\n     <pdfaSchema:property><rdf:Seq>\n");
}

constexpr std::string_view schema_foot = "     </rdf:Seq></pdfaSchema:property>\n    </rdf:li>\n";

std::string schema_property(std::string_view name, std::string_view type,
                            std::string_view description) {
  std::string text = "      <rdf:li rdf:parseType=\"Resource\">\n       <pdfaProperty:name>";
  text.append(name).append("</pdfaProperty:name>\n       <pdfaProperty:valueType>");
  text.append(type).append("</pdfaProperty:valueType>\n");
  text += "       <pdfaProperty:category>internal</pdfaProperty:category>\n";
  text += property("    <pdfaProperty:description>", description, "</pdfaProperty:description>");
  return text + "      </rdf:li>\n";
}

bool is_ua(Profile profile) {
  return profile == Profile::a2a_and_ua1 || profile == Profile::a3a_and_ua1;
}

std::string extension_schemas(const Metadata& metadata) {
  std::string schemas;
  if (is_ua(metadata.profile)) {
    schemas +=
        schema_head("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
    schemas += schema_property("part", "Integer", "Part of ISO 14289 that the file follows");
    schemas += schema_foot;
  }
  if (!metadata.form.empty()) {
    schemas += schema_head("zhibiao form schema", form_namespace, "form");
    for (const FormProperty& one : metadata.form) {
      schemas += schema_property(one.name, "Text", one.description);
    }
    schemas += schema_foot;
  }
  if (schemas.empty()) return {};
  return std::string(extension_head).append(schemas).append(extension_foot);
}

std::string form_properties(const Metadata& metadata) {
  if (metadata.form.empty()) return {};
  std::string text = "  <rdf:Description rdf:about=\"\" xmlns:form=\"";
  text.append(form_namespace).append("\">\n");
  for (const FormProperty& one : metadata.form) {
    text += property("<form:" + one.name + ">", one.value, "</form:" + one.name + ">");
  }
  return text + "  </rdf:Description>\n";
}

constexpr std::string_view xmp_foot =
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>";

}  // namespace

std::optional<std::string> pdf_date(std::string_view iso8601) {
  constexpr std::string_view pattern = "0000-00-00T00:00:00";
  const std::string_view clock = iso8601.substr(0, pattern.size());
  if (!matches(clock, pattern)) return std::nullopt;
  const std::string_view zone = iso8601.substr(pattern.size());
  const bool plausible =
      is_within(clock.substr(5, 2), 1, 12) && is_within(clock.substr(8, 2), 1, 31) &&
      is_within(clock.substr(11, 2), 0, 23) && is_within(clock.substr(14, 2), 0, 59) &&
      is_within(clock.substr(17, 2), 0, 59);
  if (!plausible || !is_zone(zone)) return std::nullopt;
  std::string date = "D:";
  for (const char byte : clock) {
    if (byte >= '0' && byte <= '9') date += byte;
  }
  if (zone == "Z") return date + "Z";
  return date.append(zone.substr(0, 3)).append("'").append(zone.substr(4, 2)).append("'");
}

Metadata clean(const Metadata& metadata) {
  Metadata result = metadata;
  for (std::string* text :
       {&result.title, &result.author, &result.subject, &result.producer, &result.language}) {
    *text = cleaned(*text);
  }
  std::erase_if(result.form, [](const FormProperty& one) { return one.value.empty(); });
  for (FormProperty& one : result.form) one.value = cleaned(one.value);
  return result;
}

Object info(const Metadata& metadata) {
  Dict dict;
  const auto add = [&](std::string_view key, const std::string& text) {
    if (!text.empty()) dict.add(key, text_string(text));
  };
  add("Title", metadata.title);
  add("Author", metadata.author);
  add("Subject", metadata.subject);
  add("Producer", metadata.producer);
  const std::string date = pdf_date(metadata.date).value_or("");
  add("CreationDate", date);
  add("ModDate", date);
  return {dict};
}

Bytes xmp(const Metadata& metadata) {
  constexpr std::string_view language_open = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
  const auto alternative = [&](const std::string& element, const std::string& value) {
    return property("<" + element + ">" + std::string(language_open), value,
                    "</rdf:li></rdf:Alt></" + element + ">");
  };
  Bytes text(xmp_head);
  text += identification(metadata.profile);
  text += alternative("dc:title", metadata.title);
  text += property("<dc:creator><rdf:Seq><rdf:li>", metadata.author,
                   "</rdf:li></rdf:Seq></dc:creator>");
  text += alternative("dc:description", metadata.subject);
  text += property("<dc:language><rdf:Bag><rdf:li>", metadata.language,
                   "</rdf:li></rdf:Bag></dc:language>");
  text += property("<pdf:Producer>", metadata.producer, "</pdf:Producer>");
  text += property("<xmp:CreateDate>", metadata.date, "</xmp:CreateDate>");
  text += property("<xmp:ModifyDate>", metadata.date, "</xmp:ModifyDate>");
  text += "  </rdf:Description>\n";
  text += form_properties(metadata);
  text += extension_schemas(metadata);
  return text.append(xmp_foot);
}

}  // namespace zhibiao::pdf
