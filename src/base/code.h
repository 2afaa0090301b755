// Every kind of diagnostic has one stable code, listed here and explained in docs/diagnostics.md
// (tests/structure holds the two lists together). A code, once released, keeps its meaning.
#pragma once

#include <string_view>

namespace zhibiao {

struct Code {
  std::string_view name;
  constexpr bool operator==(const Code&) const = default;
};

namespace code {

// Files
inline constexpr Code file_unreadable{"file-unreadable"};
inline constexpr Code file_unwritable{"file-unwritable"};

// Records of a batch
inline constexpr Code record_source{"record-source"};
inline constexpr Code table_text{"table-text"};
inline constexpr Code table_column{"table-column"};
inline constexpr Code output_name{"output-name"};
inline constexpr Code output_clash{"output-clash"};
inline constexpr Code batch_missing{"batch-missing"};
inline constexpr Code print_failed{"print-failed"};

// JSON text
inline constexpr Code json_syntax{"json-syntax"};
inline constexpr Code json_encoding{"json-encoding"};
inline constexpr Code json_duplicate_key{"json-duplicate-key"};
inline constexpr Code json_depth{"json-depth"};

// Template
inline constexpr Code template_not_found{"template-not-found"};
inline constexpr Code unknown_key{"unknown-key"};
inline constexpr Code missing_key{"missing-key"};
inline constexpr Code wrong_type{"wrong-type"};
inline constexpr Code bad_value{"bad-value"};
inline constexpr Code unknown_style{"unknown-style"};
inline constexpr Code unknown_role{"unknown-role"};
inline constexpr Code binding_unknown{"binding-unknown"};
inline constexpr Code bad_picture{"bad-picture"};

// Record
inline constexpr Code record_schema{"record-schema"};
inline constexpr Code record_value{"record-value"};
inline constexpr Code spaces_collapsed{"spaces-collapsed"};
inline constexpr Code control_removed{"control-removed"};
inline constexpr Code text_too_long{"text-too-long"};
inline constexpr Code private_use{"private-use"};
inline constexpr Code compatibility_form{"compatibility-form"};
inline constexpr Code character_mapped{"character-mapped"};

// Fonts and text
inline constexpr Code font_manifest{"font-manifest"};
inline constexpr Code font_missing{"font-missing"};
inline constexpr Code font_unusable{"font-unusable"};
inline constexpr Code bold_missing{"bold-missing"};
inline constexpr Code glyph_missing{"glyph-missing"};
inline constexpr Code glyph_fallback{"glyph-fallback"};

// Layout
inline constexpr Code cell_overlap{"cell-overlap"};
inline constexpr Code cell_missing{"cell-missing"};
inline constexpr Code columns_too_wide{"columns-too-wide"};
inline constexpr Code text_overflow{"text-overflow"};
inline constexpr Code header_too_tall{"header-too-tall"};
inline constexpr Code keep_relaxed{"keep-relaxed"};
inline constexpr Code page_budget{"page-budget"};

// Output
inline constexpr Code pdf_write{"pdf-write"};
inline constexpr Code content_lost{"content-lost"};

// Reading back
inline constexpr Code pdf_unsound{"pdf-unsound"};
inline constexpr Code record_not_embedded{"record-not-embedded"};
inline constexpr Code verify_differs{"verify-differs"};
inline constexpr Code internal{"internal"};

}  // namespace code

}  // namespace zhibiao
