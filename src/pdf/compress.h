// compress: deflates the streams of a file that may be deflated. Changes nothing else.
#pragma once

#include "pdf/object.h"

namespace zhibiao::pdf {

// Fails only when memory runs out.
Result<Objects> compress(Objects objects);

}  // namespace zhibiao::pdf
