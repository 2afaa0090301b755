// Kept: what is kept from file to file of a batch, so that it is made once. Changes no byte; safe
// to share among threads; its size is bounded.
#pragma once

#include "pdf/deflated_streams.h"
#include "pdf/reduced_faces.h"

namespace zhibiao::pdf {

struct Kept {
  ReducedFaces faces;  // of one FontSet
  DeflatedStreams streams;
};

}  // namespace zhibiao::pdf
