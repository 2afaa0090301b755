#include "pdf/cff_writer.h"

#include <algorithm>
#include <map>

#include "pdf/cff_dict.h"
#include "pdf/charstring_number.h"
#include "pdf/number.h"

namespace zhibiao::pdf {

namespace {

using cff::Operator;

void append_operator(Bytes& dict, Operator op) {
  const auto code = static_cast<std::uint16_t>(op);
  append_big_endian(dict, code, code > 0xFF ? 2 : 1);
}

// An operand that takes five bytes whatever it is, so that offsets do not move what they point to.
void append_offset(Bytes& dict, std::size_t offset) {
  constexpr char lead = 29;
  dict += lead;
  append_big_endian(dict, offset, 4);
}

void append_whole(Bytes& dict, int number) {
  append_charstring_number(dict, number * fixed_one);
}

void append_entry(Bytes& dict, std::string_view operands, Operator op) {
  if (operands.empty()) return;
  dict.append(operands);
  append_operator(dict, op);
}

// 5176, 5. `size_of(number)` says how long an object is, `append(number)` adds it to `bytes`.
template <class SizeOf, class Append>
void append_index(Bytes& bytes, std::size_t count, const SizeOf& size_of, const Append& append) {
  append_big_endian(bytes, count, 2);
  if (count == 0) return;
  std::size_t end = 1;
  for (std::size_t number = 0; number < count; ++number) end += size_of(number);
  std::size_t size = 1;
  while (size < 4 && end >> (8 * size) != 0) ++size;
  bytes.reserve(bytes.size() + 1 + (count + 1) * size + end);
  append_big_endian(bytes, size, 1);
  std::size_t offset = 1;
  append_big_endian(bytes, offset, size);
  for (std::size_t number = 0; number < count; ++number) {
    append_big_endian(bytes, offset += size_of(number), size);
  }
  for (std::size_t number = 0; number < count; ++number) append(number);
}

Bytes index_of(const std::vector<Bytes>& objects) {
  Bytes index;
  append_index(
      index, objects.size(), [&](std::size_t number) { return objects[number].size(); },
      [&](std::size_t number) { index.append(objects[number]); });
  return index;
}

// The two widths of a Private DICT: a glyph of default width says nothing, another says by how much
// it differs from the nominal one (5176, table 23).
struct PrivateWidths {
  int standard = 0, nominal = 0;
};

PrivateWidths choose_widths(const std::vector<CffGlyph>& glyphs) {
  std::map<int, std::size_t> counts;
  for (const CffGlyph& glyph : glyphs) ++counts[glyph.width];
  PrivateWidths widths;
  std::size_t most = 0, next = 0;
  for (const auto& [width, count] : counts) {
    if (count > most) {
      most = count;
      widths.standard = width;
    }
  }
  // The next most frequent, since near it there are likely to be more.
  for (const auto& [width, count] : counts) {
    if (width != widths.standard && count > next) {
      next = count;
      widths.nominal = width;
    }
  }
  return widths;
}

Bytes private_dict(const PrivateWidths& widths) {
  Bytes dict;
  append_whole(dict, widths.standard);
  append_operator(dict, Operator::default_width);
  append_whole(dict, widths.nominal);
  append_operator(dict, Operator::nominal_width);
  return dict;
}

void append_char_strings(Bytes& bytes, const std::vector<CffGlyph>& glyphs,
                         const PrivateWidths& widths) {
  const auto is_said = [&](const CffGlyph& glyph) { return glyph.width != widths.standard; };
  const auto said = [&](const CffGlyph& glyph) {
    return (glyph.width - widths.nominal) * fixed_one;
  };
  append_index(
      bytes, glyphs.size(),
      [&](std::size_t number) {
        const CffGlyph& glyph = glyphs[number];
        const std::size_t width = is_said(glyph) ? charstring_number_size(said(glyph)) : 0;
        return width + glyph.charstring.size();
      },
      [&](std::size_t number) {
        const CffGlyph& glyph = glyphs[number];
        if (is_said(glyph)) append_charstring_number(bytes, said(glyph));
        bytes.append(glyph.charstring);
      });
}

// 5176, 13, format 2: from CID 1 on, all in a row. Glyph 0 is left out.
Bytes charset(std::size_t glyph_count) {
  Bytes set;
  if (glyph_count == 1) return set.append(1, '\0');  // format 0, empty
  append_big_endian(set, 2, 1);
  append_big_endian(set, 1, 2);
  append_big_endian(set, glyph_count - 2, 2);
  return set;
}

// 5176, 19, format 3.
Bytes fd_select(const std::vector<CffGlyph>& glyphs) {
  Bytes ranges;
  std::size_t count = 0;
  for (std::size_t glyph = 0; glyph < glyphs.size(); ++glyph) {
    if (glyph > 0 && glyphs[glyph].font_dict == glyphs[glyph - 1].font_dict) continue;
    append_big_endian(ranges, glyph, 2);
    append_big_endian(ranges, glyphs[glyph].font_dict, 1);
    ++count;
  }
  Bytes select;
  append_big_endian(select, 3, 1);
  append_big_endian(select, count, 2);
  select.append(ranges);
  append_big_endian(select, glyphs.size(), 2);
  return select;
}

// The DICTs share one Private DICT.
Bytes fd_array(const std::vector<std::string_view>& matrices, std::size_t private_size,
               std::size_t private_at) {
  std::vector<Bytes> dicts;
  for (const std::string_view matrix : matrices) {
    Bytes& dict = dicts.emplace_back();
    append_entry(dict, matrix, Operator::font_matrix);
    append_offset(dict, private_size);
    append_offset(dict, private_at);
    append_operator(dict, Operator::private_dict);
  }
  return index_of(dicts);
}

struct Offsets {
  std::size_t charset = 0, fd_select = 0, private_dict = 0, fd_array = 0, char_strings = 0;
};

Bytes top_dict(const CffProgram& program, const Offsets& at) {
  constexpr int first_string = 391;  // the standard strings come before ours
  Bytes dict;
  append_whole(dict, first_string);
  append_whole(dict, first_string + 1);
  append_whole(dict, 0);
  append_operator(dict, Operator::ros);
  append_entry(dict, program.matrix, Operator::font_matrix);
  append_entry(dict, program.box, Operator::font_box);
  append_offset(dict, program.glyphs.size());
  append_operator(dict, Operator::cid_count);
  append_offset(dict, at.charset);
  append_operator(dict, Operator::charset);
  append_offset(dict, at.fd_select);
  append_operator(dict, Operator::fd_select);
  append_offset(dict, at.fd_array);
  append_operator(dict, Operator::fd_array);
  append_offset(dict, at.char_strings);
  append_operator(dict, Operator::char_strings);
  return dict;
}

// Header, names, Top DICT, strings, and no global subroutines.
Bytes head_of(const CffProgram& program, const Offsets& at) {
  constexpr std::string_view header("\x01\x00\x04\x04", 4);  // version 1.0, offsets of 4 bytes
  Bytes head(header);
  head += index_of({program.name});
  head += index_of({top_dict(program, at)});
  head += index_of({"Adobe", "Identity"});
  head += index_of({});
  return head;
}

}  // namespace

Bytes write_cff(const CffProgram& program) {
  const PrivateWidths widths = choose_widths(program.glyphs);
  const Bytes set = charset(program.glyphs.size()), select = fd_select(program.glyphs);
  const Bytes shared = private_dict(widths);
  Offsets at;
  at.charset = head_of(program, at).size();
  at.fd_select = at.charset + set.size();
  at.private_dict = at.fd_select + select.size();
  at.fd_array = at.private_dict + shared.size();
  const Bytes dicts = fd_array(program.font_dicts, shared.size(), at.private_dict);
  at.char_strings = at.fd_array + dicts.size();
  Bytes bytes = head_of(program, at);
  bytes.append(set).append(select).append(shared).append(dicts);
  append_char_strings(bytes, program.glyphs, widths);
  return bytes;
}

}  // namespace zhibiao::pdf
