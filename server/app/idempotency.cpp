#include "app/idempotency.hpp"

#include "app/dispatch.hpp"
#include "app/store/answers.hpp"
#include "base/crypto.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace app {

namespace {

constexpr std::size_t key_chars_min = 8;
constexpr std::size_t key_chars_max = 100;
constexpr std::chrono::hours remembered{24};

bool is_well_formed(std::string_view key)
{
    return key.size() >= key_chars_min && key.size() <= key_chars_max &&
           std::ranges::all_of(
               key, [](char character) { return character > ' ' && character < '\x7f'; });
}

std::string hash(std::string_view text)
{
    return base::hex(base::sha256(text));
}

/// What is asked, whoever asks it.
std::string content_of(http::Request const& request, http::Route const& route)
{
    auto content = fmt::format("{} {} {}", http::text(request.method), route.pattern, request.path);
    for (auto const& [name, value] : request.query)
        content += fmt::format("\n{}={}", name, value);
    return content + "\n\n" + request.body;
}

} // namespace

http::Answer answer_once(sql::Transaction& tx, http::Call const& call, http::Route const& route,
                         base::Key const& seal_key)
{
    auto const key = call.request.header("idempotency-key");
    // Without an actor a key would be shared by strangers. What staff are answered may hold secrets,
    // such as recovery codes, which must not lie in the table of answers.
    if (!key || route.method == http::Method::get || !call.actor || call.officer ||
        route.access == http::Access::staff)
        return route.handle(tx, call);
    if (!is_well_formed(*key))
        return std::unexpected{base::refuse(idempotency_key_malformed).at("Idempotency-Key")};
    auto const since = tx.now() - remembered;
    auto const key_hash = hash(std::to_string(call.actor->person.value) + ' ' + std::string{*key});
    auto const content_hash = hash(content_of(call.request, route));
    if (auto const given = answers::find(tx, key_hash, since)) {
        auto const sealed = base::from_base64url(given->body);
        auto body = sealed ? base::open_sealed(seal_key, *sealed, key_hash) : sealed;
        // An answer that does not open is of another master key: nobody can have it back.
        if (given->content_hash != content_hash || !body)
            return std::unexpected{base::refuse(idempotency_key_reused)};
        return http::Response{given->status, given->content_type, *std::move(body), {}};
    }
    auto answer = route.handle(tx, call);
    // Nor may a set-up by somebody who is signed in as a worker too: it hands a token over.
    if (answer && !answer->header("Set-Cookie")) {
        answers::remove_older(tx, since);
        answers::keep_newest(tx, call.actor->person, answers_per_person_max);
        answers::insert(tx, key_hash,
                        {call.actor->person, content_hash, answer->status, answer->content_type,
                         base::base64url(base::seal(seal_key, answer->body, key_hash))});
    }
    return answer;
}

} // namespace app
