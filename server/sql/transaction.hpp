#pragma once

#include "base/civil.hpp"
#include "base/id.hpp"

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sql {

/// One named section of a `.sql` file. The name appears in logs and metrics.
struct Query {
    std::string_view name;
    std::string_view text;
};

/// A parameter: null, an integer or a text. Texts are borrowed for the duration of the call.
class Value {
public:
    Value(std::nullopt_t) {}
    Value(std::integral auto number) : value_{static_cast<std::int64_t>(number)} {}
    Value(std::string_view text) : value_{text} {}
    Value(std::string const& text) : value_{std::string_view{text}} {}
    Value(char const* text) : value_{std::string_view{text}} {}
    Value(base::Instant at) : value_{at.ms} {}
    Value(base::CivilDate date) : value_{std::int64_t{date.days}} {}
    Value(base::CivilMonth month) : value_{std::int64_t{month.months}} {}
    template <class Kind>
    Value(base::Id<Kind> id) : value_{id.value}
    {
    }
    template <class T>
    Value(std::optional<T> const& value)
    {
        if (value)
            value_ = Value{*value}.value_;
    }

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    [[nodiscard]] std::int64_t const* integer() const { return std::get_if<std::int64_t>(&value_); }
    [[nodiscard]] std::string_view const* text() const
    {
        return std::get_if<std::string_view>(&value_);
    }

private:
    std::variant<std::monostate, std::int64_t, std::string_view> value_;
};

/// The row a statement stands on. Valid only until the statement moves on; columns count from 0.
/// A column of another type than asked for is a breakdown (`sql::Breakdown`), not a refusal.
class Row {
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;

    [[nodiscard]] std::string string(int column) const { return std::string{text(column)}; }
    [[nodiscard]] base::Instant instant(int column) const { return {integer(column)}; }
    [[nodiscard]] base::CivilDate date(int column) const
    {
        return {static_cast<std::int32_t>(integer(column))};
    }
    [[nodiscard]] base::CivilMonth month(int column) const
    {
        return {static_cast<std::int32_t>(integer(column))};
    }
    template <class AnyId>
    [[nodiscard]] AnyId id(int column) const
    {
        return AnyId{integer(column)};
    }
};

/// The one open transaction of a thread: everything that a use case reads and writes goes through
/// it, and everything it does shares one instant.
///
/// Statements that break down (disk, connection, constraint) throw `sql::Breakdown`; a use case
/// that can expect a constraint to refuse asks with `execute` and looks at the count, or uses
/// `ON CONFLICT DO NOTHING`.
class Transaction {
public:
    virtual ~Transaction() = default;

    /// The instant of this command. The only clock that rooms know.
    [[nodiscard]] base::Instant now() const { return now_; }

    /// Calls `each` for every row; returns how many there were.
    std::size_t each(Query const& query, std::initializer_list<Value> parameters,
                     std::function<void(Row const&)> const& each)
    {
        return run(query, {parameters.begin(), parameters.size()}, &each);
    }

    /// Makes one value of each row.
    template <class Make>
    auto all(Query const& query, std::initializer_list<Value> parameters, Make make)
    {
        std::vector<decltype(make(std::declval<Row const&>()))> values;
        each(query, parameters, [&](Row const& row) { values.push_back(make(row)); });
        return values;
    }

    /// Makes a value of the first row, if there is one.
    template <class Make>
    auto first(Query const& query, std::initializer_list<Value> parameters, Make make)
    {
        std::optional<decltype(make(std::declval<Row const&>()))> value;
        each(query, parameters, [&](Row const& row) {
            if (!value)
                value.emplace(make(row));
        });
        return value;
    }

    /// Runs a statement without rows; returns how many rows it changed.
    std::size_t execute(Query const& query, std::initializer_list<Value> parameters)
    {
        return run(query, {parameters.begin(), parameters.size()}, nullptr);
    }

    /// Runs something once the transaction is on disk, e.g. sends a message. Not called when it
    /// rolls back. It must not throw.
    void after_commit(std::move_only_function<void()> effect)
    {
        effects_.push_back(std::move(effect));
    }
    /// How many effects wait now; `drop_effects_after` takes back those a refused command added.
    [[nodiscard]] std::size_t mark_effects() const { return effects_.size(); }
    void drop_effects_after(std::size_t mark) { effects_.resize(mark); }
    [[nodiscard]] std::vector<std::move_only_function<void()>> take_effects()
    {
        return std::exchange(effects_, {});
    }

protected:
    explicit Transaction(base::Instant now) : now_{now} {}
    virtual std::size_t run(Query const&, std::span<Value const>,
                            std::function<void(Row const&)> const*) = 0;

private:
    base::Instant now_;
    std::vector<std::move_only_function<void()>> effects_;
};

} // namespace sql
