#include "http/route.hpp"

#include "base/verify.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

namespace http {

namespace {

constexpr std::size_t method_count = 6;

std::size_t index_of(Method method)
{
    return static_cast<std::size_t>(method);
}

/// Takes the first segment off a path that starts with a slash.
std::string_view next_segment(std::string_view& path)
{
    path.remove_prefix(1);
    auto const segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

} // namespace

/// What lies behind a path so far. A path "/a/b" is two steps from the root; "/" is one step, to
/// the empty segment.
struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals = {};
    std::unique_ptr<Node> parameter = {};
    std::array<std::unique_ptr<Route>, method_count> routes = {};

    [[nodiscard]] bool is_end() const
    {
        return std::ranges::any_of(routes, [](auto const& route) { return route != nullptr; });
    }

    Node& step_towards(std::string_view segment)
    {
        auto& next = segment.starts_with('{') ? parameter : literals[std::string{segment}];
        if (next == nullptr)
            next = std::make_unique<Node>();
        return *next;
    }

    /// Follows `path`; fills in the parameters on the way. A literal that leads nowhere is taken
    /// back for a parameter, so the order of `add` never matters.
    [[nodiscard]] Node const* find(std::string_view path,
                                   std::vector<std::string>& parameters) const
    {
        if (path.empty())
            return is_end() ? this : nullptr;
        auto const segment = next_segment(path);
        if (auto const literal = literals.find(segment); literal != literals.end()) {
            if (auto const* const end = literal->second->find(path, parameters))
                return end;
        }
        if (parameter == nullptr || segment.empty())
            return nullptr;
        parameters.emplace_back(segment);
        if (auto const* const end = parameter->find(path, parameters))
            return end;
        parameters.pop_back();
        return nullptr;
    }

    void collect(std::vector<Route const*>& all) const
    {
        for (auto const& route : routes) {
            if (route != nullptr)
                all.push_back(route.get());
        }
        for (auto const& [_, node] : literals)
            node->collect(all);
        if (parameter != nullptr)
            parameter->collect(all);
    }
};

Router::Router() : root_{std::make_unique<Node>()} {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route)
{
    VERIFY(route.pattern.starts_with('/'));
    VERIFY((route.handle != nullptr) != (route.handle_batch != nullptr));
    VERIFY(route.action.empty() || route.access == Access::staff);
    auto* node = root_.get();
    std::string_view rest = route.pattern;
    while (!rest.empty()) {
        auto const segment = next_segment(rest);
        VERIFY(segment.starts_with('{') == segment.ends_with('}'));
        node = &node->step_towards(segment);
    }
    auto& place = node->routes.at(index_of(route.method));
    VERIFY(place == nullptr);
    place = std::make_unique<Route>(std::move(route));
}

Router::Match Router::match(Method method, std::string_view path) const
{
    Match match;
    if (!path.starts_with('/'))
        return match;
    auto const* const node = root_->find(path, match.parameters);
    if (node == nullptr)
        return match;
    match.route = node->routes.at(index_of(method)).get();
    if (match.route == nullptr && method == Method::head)
        match.route = node->routes.at(index_of(Method::get)).get();
    if (match.route != nullptr)
        return match;
    for (auto const& route : node->routes) {
        if (route != nullptr)
            match.allowed.push_back(route->method);
        if (route != nullptr && route->method == Method::get)
            match.allowed.push_back(Method::head);
    }
    return match;
}

std::vector<Route const*> Router::routes() const
{
    std::vector<Route const*> all;
    root_->collect(all);
    return all;
}

} // namespace http
