// picture_objects: Pictures -> image XObjects (ISO 32000-1, 8.9), each once in a file, however
// often it is drawn. Opacity becomes a soft mask (11.6.5.3), or is mixed with white where a profile
// knows none.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "paint/display_list.h"
#include "pdf/object.h"
#include "pdf/write.h"

namespace zhibiao::pdf {

// The pictures of a file, as they are first met.
using PictureUses = std::vector<std::shared_ptr<const Picture>>;

// Adds the pictures of one page; returns whether any of them lets through what is under it.
bool add_picture_use(const paint::Page& page, PictureUses& uses);

// Name among the resources of the picture, which must have been added.
std::string resource_name(const Picture& picture, const PictureUses& uses);

// Gives `put` their objects, with numbers from `next`; returns the /XObject resources.
Dict add_picture_objects(const PictureUses& uses, Profile profile, const std::function<Ref()>& next,
                         const PutObject& put);

}  // namespace zhibiao::pdf
