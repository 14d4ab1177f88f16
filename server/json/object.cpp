#include "json/object.hpp"

#include "json/node.hpp"
#include "json/refusals.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <utility>

namespace json {

namespace {

std::optional<std::string> as_text(boost::json::value const& value)
{
    if (!value.is_string())
        return {};
    return std::string{std::string_view{value.get_string()}};
}

std::optional<std::int64_t> as_integer(boost::json::value const& value)
{
    if (!value.is_int64())
        return {};
    return value.get_int64();
}

std::optional<bool> as_boolean(boost::json::value const& value)
{
    if (!value.is_bool())
        return {};
    return value.get_bool();
}

/// Every element of a list, read by `as_element`; nothing when the value is no list or one
/// element is of another type.
template <class AsElement>
auto as_list(boost::json::value const& value, AsElement as_element)
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
auto required(boost::json::object const& object, std::string_view name, char const* expected, As as)
    -> base::Result<typename decltype(as(std::declval<boost::json::value const&>()))::value_type>
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
auto optional(boost::json::object const& object, std::string_view name, char const* expected, As as)
    -> base::Result<decltype(as(std::declval<boost::json::value const&>()))>
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

std::optional<Object> Object::Node::as_object(Node const& parent, boost::json::value const& value)
{
    if (!value.is_object())
        return {};
    return Object{std::make_shared<Node const>(parent.document, &value.get_object())};
}

Object::Object(std::shared_ptr<Node const> node) : node_{std::move(node)} {}
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(Object&&) noexcept = default;
Object::~Object() = default;

base::Result<void> Object::allow_only(std::initializer_list<std::string_view> names) const
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

bool Object::has(std::string_view name) const
{
    return node_->object->contains(name);
}

base::Result<std::string> Object::text(std::string_view name) const
{
    return required(*node_->object, name, "text", as_text);
}

base::Result<std::int64_t> Object::integer(std::string_view name) const
{
    return required(*node_->object, name, "whole number", as_integer);
}

base::Result<bool> Object::boolean(std::string_view name) const
{
    return required(*node_->object, name, "true or false", as_boolean);
}

base::Result<Object> Object::object(std::string_view name) const
{
    auto const as_object = [&](boost::json::value const& value) {
        return Node::as_object(*node_, value);
    };
    return required(*node_->object, name, "object", as_object);
}

base::Result<std::vector<Object>> Object::objects(std::string_view name) const
{
    auto const as_object = [&](boost::json::value const& value) {
        return Node::as_object(*node_, value);
    };
    auto const as_objects = [&](boost::json::value const& value) {
        return as_list(value, as_object);
    };
    return required(*node_->object, name, "list of objects", as_objects);
}

base::Result<std::vector<std::string>> Object::texts(std::string_view name) const
{
    auto const as_texts = [](boost::json::value const& value) { return as_list(value, as_text); };
    return required(*node_->object, name, "list of texts", as_texts);
}

base::Result<std::vector<std::vector<std::int64_t>>>
Object::integer_lists(std::string_view name) const
{
    auto const as_integers = [](boost::json::value const& value) {
        return as_list(value, as_integer);
    };
    auto const as_lists = [&](boost::json::value const& value) {
        return as_list(value, as_integers);
    };
    return required(*node_->object, name, "list of lists of whole numbers", as_lists);
}

base::Result<std::optional<std::string>> Object::optional_text(std::string_view name) const
{
    return optional(*node_->object, name, "text", as_text);
}

base::Result<std::optional<std::int64_t>> Object::optional_integer(std::string_view name) const
{
    return optional(*node_->object, name, "whole number", as_integer);
}

base::Result<std::optional<bool>> Object::optional_boolean(std::string_view name) const
{
    return optional(*node_->object, name, "true or false", as_boolean);
}

std::vector<std::string> Object::names() const
{
    std::vector<std::string> names;
    names.reserve(node_->object->size());
    for (auto const& [key, _] : *node_->object)
        names.emplace_back(key);
    return names;
}

} // namespace json
