#pragma once

#include "base/verify.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace base {

/// What a caller can do about a failure. HTTP maps each kind to one status, and nothing else does.
enum class ErrorKind : std::uint8_t {
    /// The request cannot be read: its program is wrong, not the person's input.
    malformed,
    invalid,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    too_many,
    unavailable,
};

/// One entry in a room's list of refusals. `reason` is a stable token such as "round_closed":
/// clients translate it and tests compare it, so it is never built at run time.
struct Refusal {
    ErrorKind kind;
    std::string_view reason;
};

/// Whether what a command had already written stays when it is refused.
enum class Effects : std::uint8_t {
    discarded,
    kept,
};

/// A failure that is part of the contract: a refusal and the facts that make it clear.
///
/// Facts fill the placeholders of the words shown to people and become members of the problem
/// document, so they never hold personal data.
struct Error {
    struct Fact {
        std::string_view name;
        std::string value;
        friend bool operator==(Fact const&, Fact const&) = default;
    };

    ErrorKind kind;
    std::string_view reason;
    std::vector<Fact> facts = {};
    Effects effects = Effects::discarded;

    /// The same refusal with one more fact, e.g. `refuse(code_wrong).with("tries_left", 3)`.
    [[nodiscard]] Error with(std::string_view name, std::string value) &&
    {
        facts.push_back({name, std::move(value)});
        return std::move(*this);
    }

    template <class Number>
    requires std::is_arithmetic_v<Number>
    [[nodiscard]] Error with(std::string_view name, Number value) &&
    {
        return std::move(*this).with(name, std::to_string(value));
    }

    /// Names the input field that is refused, as it is called in the request.
    [[nodiscard]] Error at(std::string field) &&
    {
        return std::move(*this).with("field", std::move(field));
    }

    /// The refusal is itself a fact to remember (a wrong code): what was written stays.
    [[nodiscard]] Error keeping_effects() &&
    {
        effects = Effects::kept;
        return std::move(*this);
    }

    [[nodiscard]] bool is(Refusal const& refusal) const { return reason == refusal.reason; }
};

[[nodiscard]] inline Error refuse(Refusal const& refusal)
{
    return {refusal.kind, refusal.reason};
}

/// A value, or why the rules refuse it. Breakdowns (disk, connection) are exceptions instead.
template <class T>
using Result = std::expected<T, Error>;

inline Result<void> ok()
{
    return {};
}

} // namespace base

/// Yields the value of a Result or returns its error from the enclosing function. One per statement.
#define TRY(expression)                                                                            \
    __extension__({                                                                                \
        auto try_result_ = (expression);                                                           \
        if (!try_result_.has_value())                                                              \
            return std::unexpected{std::move(try_result_).error()};                                \
        std::move(*try_result_);                                                                   \
    })

/// Returns the error of a `Result<void>` from the enclosing function, if there is one.
#define CHECK_OK(expression)                                                                       \
    do {                                                                                           \
        if (auto check_result_ = (expression); !check_result_.has_value())                         \
            return std::unexpected{std::move(check_result_).error()};                              \
    } while (false)
