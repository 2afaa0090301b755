// properties: a template's "properties" and the record -> what the file says of itself.
//
// Words alone: styles, blanks, and boxes of the contents mean nothing here. In a blank form the
// title is the form's own, and there is no author and no date.
#pragma once

#include "bind/context.h"

namespace zhibiao::bind {

// A value that is there and no whole date is an error (record-value); one that is not there, or
// known in part, gives no date.
Properties bind_properties(const form::Template& form, const Scope& scope, Context& context);

}  // namespace zhibiao::bind
