#pragma once

#include "json/object.hpp"

#include <memory>
#include <optional>

namespace boost::json {
class object;
class value;
} // namespace boost::json

namespace json {

/// One object of a parsed text; `document` keeps the memory of the whole text alive.
struct Object::Node {
    std::shared_ptr<void const> document;
    boost::json::object const* object = nullptr;

    static std::optional<Object> as_object(Node const& parent, boost::json::value const&);
};

} // namespace json
