#pragma once

#include "base/civil.hpp"

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

enum class AuthorKind : std::uint8_t {
    /// A worker, by the number of the person.
    person,
    /// Somebody who works for the union, by the number of the account.
    staff,
    /// A program with a token.
    token,
    /// The program itself, or its command line.
    system,
};

[[nodiscard]] std::string_view text(AuthorKind);
[[nodiscard]] std::optional<AuthorKind> author_kind_from(std::string_view);

/// Who acts, and by which request.
struct Author {
    AuthorKind kind;
    /// Stable and meaningless outside: a number or a name of ours, never a phone number.
    std::string id;
    std::string trace_id = {};
    friend bool operator==(Author const&, Author const&) = default;
};

/// Facts of an act, as one canonical JSON object: keys in order, no spaces, no personal data.
class Details {
public:
    Details() = default;

    /// One more fact; the same name twice is a programming mistake.
    [[nodiscard]] Details with(std::string_view name, std::string_view value) &&;
    [[nodiscard]] Details with(std::string_view name, std::integral auto value) &&
    {
        return std::move(*this).with_number(name, static_cast<std::int64_t>(value));
    }
    [[nodiscard]] std::string json() const;

private:
    Details with_number(std::string_view name, std::int64_t value) &&;
    Details with_json(std::string_view name, std::string json) &&;

    std::map<std::string, std::string, std::less<>> facts_;
};

/// What somebody does, before the log has written it down.
struct Act {
    /// A stable token such as "contest_created", never built at run time.
    std::string_view name;
    /// What it is done to: a kind and a name of ours, such as "contest:march".
    std::string subject;
    Details details = {};
    /// In the words of who acts, where the act asks for one.
    std::string reason = {};
};

/// An act as the log holds it for ever.
struct Entry {
    Author author;
    std::string act;
    std::string subject;
    std::string reason;
    /// Canonical JSON of `Details`.
    std::string details;
    base::Instant at;

    [[nodiscard]] static Entry of(Author, Act const&, base::Instant at);
    friend bool operator==(Entry const&, Entry const&) = default;
};

/// The bytes that are hashed: JSON as RFC 8785 writes it, so that any language can make them from
/// what the API shows.
[[nodiscard]] std::string canonical_bytes(Entry const&);

} // namespace audit
