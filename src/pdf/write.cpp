#include "pdf/write.h"

#include "pdf/build.h"
#include "pdf/compress.h"
#include "pdf/serialize.h"

namespace zhibiao::pdf {

Result<Bytes> write(const paint::DisplayList& list, const text::FontSet& fonts,
                    const Metadata& metadata) {
  Result<Objects> objects = build(list, fonts, metadata);
  if (!objects) return failure(objects.error());
  Result<Objects> packed = compress(std::move(*objects));
  if (!packed) return failure(packed.error());
  return serialize(*packed);
}

}  // namespace zhibiao::pdf
