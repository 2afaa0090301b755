#include "pdf/cff_writer.h"

#include <algorithm>
#include <map>

#include "pdf/cff_dict.h"
#include "pdf/charstring_number.h"

namespace zhibiao::pdf {

namespace {

using cff::Operator;

void append_big_endian(Bytes& bytes, std::uint64_t number, std::size_t size) {
  while (size > 0) bytes += static_cast<char>(number >> (8 * --size) & 0xFFU);
}

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

// 5176, 5. `append(number)` adds an object to the bytes that it is given.
template <class Append>
Bytes index_of(std::size_t count, const Append& append) {
  Bytes index, data;
  append_big_endian(index, count, 2);
  if (count == 0) return index;
  std::vector<std::size_t> offsets{1};
  for (std::size_t number = 0; number < count; ++number) {
    append(number, data);
    offsets.push_back(data.size() + 1);
  }
  std::size_t size = 1;
  while (size < 4 && offsets.back() >> (8 * size) != 0) ++size;
  append_big_endian(index, size, 1);
  for (const std::size_t offset : offsets) append_big_endian(index, offset, size);
  return index.append(data);
}

Bytes index_of(std::initializer_list<std::string_view> objects) {
  return index_of(objects.size(),
                  [&](std::size_t number, Bytes& data) { data.append(objects.begin()[number]); });
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

Bytes char_strings(const std::vector<CffGlyph>& glyphs, const PrivateWidths& widths) {
  return index_of(glyphs.size(), [&](std::size_t number, Bytes& data) {
    const CffGlyph& glyph = glyphs[number];
    if (glyph.width != widths.standard) append_whole(data, glyph.width - widths.nominal);
    data.append(glyph.charstring);
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
  return index_of(matrices.size(), [&](std::size_t number, Bytes& data) {
    append_entry(data, matrices[number], Operator::font_matrix);
    append_offset(data, private_size);
    append_offset(data, private_at);
    append_operator(data, Operator::private_dict);
  });
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
  return bytes.append(set).append(select).append(shared).append(dicts).append(
      char_strings(program.glyphs, widths));
}

}  // namespace zhibiao::pdf
