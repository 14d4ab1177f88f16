#include "http/json.hpp"

#include "http/json_node.hpp"
#include "http/refusals.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <utility>

namespace http {

namespace {

namespace json = boost::json;

std::optional<std::string> as_text(json::value const& value)
{
    if (!value.is_string())
        return {};
    return std::string{std::string_view{value.get_string()}};
}

std::optional<std::int64_t> as_integer(json::value const& value)
{
    if (!value.is_int64())
        return {};
    return value.get_int64();
}

std::optional<bool> as_boolean(json::value const& value)
{
    if (!value.is_bool())
        return {};
    return value.get_bool();
}

/// Every element of a list, read by `as_element`; nothing when the value is no list or one
/// element is of another type.
template <class AsElement>
auto as_list(json::value const& value, AsElement as_element)
{
    using Element = typename decltype(as_element(value))::value_type;
    std::optional<std::vector<Element>> list;
    if (!value.is_array())
        return list;
    list.emplace();
    list->reserve(value.get_array().size());
    for (auto const& part : value.get_array()) {
        auto element = as_element(part);
        if (!element) {
            list.reset();
            return list;
        }
        list->push_back(*std::move(element));
    }
    return list;
}

base::Error wrong_type(std::string_view name, std::string expected)
{
    return refuse(field_type).at(std::string{name}).with("expected", std::move(expected));
}

/// The value of a key, read by `as`; refused when absent or of another type.
template <class As>
auto required(json::object const& object, std::string_view name, char const* expected, As as)
    -> base::Result<typename decltype(as(std::declval<json::value const&>()))::value_type>
{
    auto const* const value = object.if_contains(name);
    if (value == nullptr)
        return std::unexpected{refuse(field_missing).at(std::string{name})};
    auto read = as(*value);
    if (!read)
        return std::unexpected{wrong_type(name, expected)};
    return *std::move(read);
}

template <class As>
auto optional(json::object const& object, std::string_view name, char const* expected, As as)
    -> base::Result<decltype(as(std::declval<json::value const&>()))>
{
    auto const* const value = object.if_contains(name);
    if (value == nullptr || value->is_null())
        return {};
    auto read = as(*value);
    if (!read)
        return std::unexpected{wrong_type(name, expected)};
    return read;
}

} // namespace

std::optional<JsonObject> JsonObject::Node::as_object(Node const& parent, json::value const& value)
{
    if (!value.is_object())
        return {};
    return JsonObject{std::make_shared<Node const>(parent.document, &value.get_object())};
}

JsonObject::JsonObject(std::shared_ptr<Node const> node) : node_{std::move(node)} {}
JsonObject::JsonObject(JsonObject&&) noexcept = default;
JsonObject& JsonObject::operator=(JsonObject&&) noexcept = default;
JsonObject::~JsonObject() = default;

base::Result<void> JsonObject::allow_only(std::initializer_list<std::string_view> names) const
{
    for (auto const& [key, _] : *node_->object) {
        if (std::ranges::find(names, std::string_view{key}) != names.end())
            continue;
        std::string allowed;
        for (auto const name : names)
            allowed.append(allowed.empty() ? "" : ", ").append(name);
        return std::unexpected{
            refuse(field_unknown).at(std::string{key}).with("allowed", std::move(allowed))};
    }
    return {};
}

bool JsonObject::has(std::string_view name) const
{
    return node_->object->contains(name);
}

base::Result<std::string> JsonObject::text(std::string_view name) const
{
    return required(*node_->object, name, "text", as_text);
}

base::Result<std::int64_t> JsonObject::integer(std::string_view name) const
{
    return required(*node_->object, name, "whole number", as_integer);
}

base::Result<bool> JsonObject::boolean(std::string_view name) const
{
    return required(*node_->object, name, "true or false", as_boolean);
}

base::Result<JsonObject> JsonObject::object(std::string_view name) const
{
    auto const as_object = [&](json::value const& value) { return Node::as_object(*node_, value); };
    return required(*node_->object, name, "object", as_object);
}

base::Result<std::vector<JsonObject>> JsonObject::objects(std::string_view name) const
{
    auto const as_object = [&](json::value const& value) { return Node::as_object(*node_, value); };
    auto const as_objects = [&](json::value const& value) { return as_list(value, as_object); };
    return required(*node_->object, name, "list of objects", as_objects);
}

base::Result<std::vector<std::string>> JsonObject::texts(std::string_view name) const
{
    auto const as_texts = [](json::value const& value) { return as_list(value, as_text); };
    return required(*node_->object, name, "list of texts", as_texts);
}

base::Result<std::vector<std::vector<std::int64_t>>>
JsonObject::integer_lists(std::string_view name) const
{
    auto const as_integers = [](json::value const& value) { return as_list(value, as_integer); };
    auto const as_lists = [&](json::value const& value) { return as_list(value, as_integers); };
    return required(*node_->object, name, "list of lists of whole numbers", as_lists);
}

base::Result<std::optional<std::string>> JsonObject::optional_text(std::string_view name) const
{
    return optional(*node_->object, name, "text", as_text);
}

base::Result<std::optional<std::int64_t>> JsonObject::optional_integer(std::string_view name) const
{
    return optional(*node_->object, name, "whole number", as_integer);
}

base::Result<std::optional<bool>> JsonObject::optional_boolean(std::string_view name) const
{
    return optional(*node_->object, name, "true or false", as_boolean);
}

std::vector<std::string> JsonObject::names() const
{
    std::vector<std::string> names;
    names.reserve(node_->object->size());
    for (auto const& [key, _] : *node_->object)
        names.emplace_back(key);
    return names;
}

} // namespace http
