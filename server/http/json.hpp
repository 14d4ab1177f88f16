#pragma once

#include "json/object.hpp"
#include "json/writer.hpp"

namespace http {

// The reader and the writer are a layer of their own, because settings and imports are JSON too.
using JsonObject = json::Object;
using JsonWriter = json::Writer;

} // namespace http
