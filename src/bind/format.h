// format_figure: the text of a record -> the figure as a field's format wants it written.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "form/template.h"

namespace zhibiao::bind {

// By Format::number (1,234.50), Format::percent (0.983 and 98.3% are 98.3%) or Format::amount (大写金额);
// rounded to field.decimals, half away from zero. What stands where there is no figure (—, /) is left
// as it is. Fails for other text.
Result<std::string> format_figure(const form::Field& field, std::string_view text);

}  // namespace zhibiao::bind
