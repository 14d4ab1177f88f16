#include "app/health.hpp"

#include "http/json.hpp"

namespace app {

std::optional<http::Response> Health::find(http::Request const& request) const
{
    if (request.path == "/healthz")
        return http::Response::json(200, R"({"status":"ok"})");
    if (request.path == "/readyz")
        return readiness(request.query_value("verbose").has_value());
    return std::nullopt;
}

http::Response Health::readiness(bool is_verbose) const
{
    http::JsonWriter json;
    bool is_ready = !is_draining_;
    json.begin_object().key("checks").begin_array();
    json.begin_object().field("name", "not_draining").field("ok", is_ready).end_object();
    for (auto const& check : checks_) {
        auto const trouble = check.trouble();
        is_ready = is_ready && !trouble;
        json.begin_object().field("name", check.name).field("ok", !trouble.has_value());
        if (trouble)
            json.field("reason", *trouble);
        json.end_object();
    }
    json.end_array().field("status", is_ready ? "ok" : "unavailable").end_object();
    int const status = is_ready ? 200 : 503;
    return http::Response::json(status, is_verbose ? json.take()
                                        : is_ready ? R"({"status":"ok"})"
                                                   : R"({"status":"unavailable"})");
}

} // namespace app
