#include "pdf/picture_objects.h"

#include <algorithm>
#include <utility>

namespace zhibiao::pdf {

namespace {

Stream image(const Picture& picture, std::string_view color_space, Bytes samples) {
  Stream stream{{}, std::move(samples), Coding::deflate};
  stream.dict.add("Type", name("XObject"))
      .add("Subtype", name("Image"))
      .add("Width", integer(picture.width))
      .add("Height", integer(picture.height))
      .add("ColorSpace", name(color_space))
      .add("BitsPerComponent", integer(8));
  return stream;
}

// As the picture looks on white paper.
Bytes on_white(const Picture& picture) {
  Bytes colors = picture.colors;
  for (std::size_t at = 0; at < colors.size(); ++at) {
    const int opacity = static_cast<unsigned char>(picture.opacities[at / 3]);
    const int color = static_cast<unsigned char>(colors[at]);
    colors[at] = static_cast<char>((color * opacity + 255 * (255 - opacity) + 127) / 255);
  }
  return colors;
}

class PictureWriter {
 public:
  PictureWriter(Profile profile, const std::function<Ref()>& next, const PutObject& put)
      : profile_(profile), next_(next), put_(put) {}

  Ref write(const Picture& picture) const {
    if (picture.opacities.empty()) return add(image(picture, "DeviceRGB", picture.colors));
    // ISO 19005-1, 6.4: no soft masks.
    if (profile_ == Profile::a1b) return add(image(picture, "DeviceRGB", on_white(picture)));
    const Ref mask = add(image(picture, "DeviceGray", picture.opacities));
    Stream stream = image(picture, "DeviceRGB", picture.colors);
    stream.dict.add("SMask", reference(mask));
    return add(std::move(stream));
  }

 private:
  Ref add(Stream stream) const {
    const Ref number = next_();
    put_(number, {std::move(stream)});
    return number;
  }

  Profile profile_;
  const std::function<Ref()>& next_;
  const PutObject& put_;
};

std::string name_of(std::size_t index) {
  return "I" + std::to_string(index);
}

}  // namespace

bool add_picture_use(const paint::Page& page, PictureUses& uses) {
  bool lets_through = false;
  for (const paint::Item& item : page.items) {
    const auto* picture = std::get_if<paint::PictureAt>(&item);
    if (picture == nullptr) continue;
    lets_through = lets_through || !picture->picture->opacities.empty();
    if (std::find(uses.begin(), uses.end(), picture->picture) == uses.end()) {
      uses.push_back(picture->picture);
    }
  }
  return lets_through;
}

std::string resource_name(const Picture& picture, const PictureUses& uses) {
  const auto found = std::find_if(uses.begin(), uses.end(),
                                  [&](const auto& use) { return use.get() == &picture; });
  return name_of(static_cast<std::size_t>(found - uses.begin()));
}

Dict add_picture_objects(const PictureUses& uses, Profile profile, const std::function<Ref()>& next,
                         const PutObject& put) {
  const PictureWriter writer(profile, next, put);
  Dict names;
  for (std::size_t index = 0; index < uses.size(); ++index) {
    names.add(name_of(index), reference(writer.write(*uses[index])));
  }
  return names;
}

}  // namespace zhibiao::pdf
