"""Writes the tables behind base/han_sets.h and base/han_forms.h as C++.

    han_data.py FOLDER OUT.cpp      FOLDER: the Unicode Character Database (Debian: unicode-data)

GB 2312 is Python's own codec; the 通用规范汉字表 is the property kTGH of the Unihan database; unified
forms are decompositions of UnicodeData.txt and, for radicals, EquivalentUnifiedIdeograph.txt.
"""

import bz2
import pathlib
import sys


def gb2312():
    """The 6,763 hanzi: rows 16 to 87."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes([row, cell]).decode("gb2312", errors="ignore")
            if text:
                yield ord(text)


def general_standard(folder):
    with bz2.open(folder / "Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line and line.startswith("U+"):
                yield int(line.split("\t")[0][2:], 16)


def ranges(code_points):
    """Ascending (first, last) that together are the code points."""
    result = []
    for code in sorted(set(code_points)):
        if result and result[-1][1] == code - 1:
            result[-1][1] = code
        else:
            result.append([code, code])
    return result


def is_compatibility_form(code):
    """Compatibility ideographs and radicals, in their blocks."""
    return (0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F)


def unified_forms(folder):
    """{compatibility form: unified ideograph}"""
    forms = {}
    for line in (folder / "EquivalentUnifiedIdeograph.txt").read_text("utf-8").splitlines():
        codes, _, form = line.split("#")[0].partition(";")
        if not form:
            continue
        first, _, last = codes.strip().partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if is_compatibility_form(code):
                forms[code] = int(form, 16)
    for line in (folder / "UnicodeData.txt").read_text("utf-8").splitlines():
        fields = line.split(";")
        decomposition = fields[5].split()
        if decomposition and is_compatibility_form(int(fields[0], 16)):
            forms[int(fields[0], 16)] = int(decomposition[-1], 16)
    return forms


def rows(pairs):
    """Pairs as lines of initialisers."""
    texts = [f"{{0x{first:X}, 0x{second:X}}}" for first, second in pairs]
    return "\n".join("    " + ", ".join(texts[at:at + 5]) + ","
                     for at in range(0, len(texts), 5))


def main(folder, output):
    folder = pathlib.Path(folder)
    sets = {"gb2312_ranges": list(gb2312()), "general_standard_ranges": list(general_standard(folder))}
    if [len(codes) for codes in sets.values()] != [6763, 8105]:
        sys.exit(f"{folder}: a character set is not whole: {[len(c) for c in sets.values()]}")
    text = ['// Made by base/han_data.py.', '#include "base/han_data.h"', "",
            "namespace zhibiao::han_data {", "", "namespace {", ""]
    for name, codes in sets.items():
        text += [f"constexpr CodeRange {name}_[] = {{", rows(ranges(codes)), "};", ""]
    text += ["constexpr Form unified_forms_[] = {", rows(sorted(unified_forms(folder).items())), "};",
             "", "}  // namespace", ""]
    for name in sets:
        text.append(f"std::span<const CodeRange> {name}() {{\n  return {name}_;\n}}")
    text += ["std::span<const Form> unified_forms() {\n  return unified_forms_;\n}", "",
             "}  // namespace zhibiao::han_data", ""]
    pathlib.Path(output).write_text("\n".join(text), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
