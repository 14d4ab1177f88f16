#pragma once

#include "base/civil.hpp"

#include <expected>
#include <map>
#include <set>
#include <string_view>

namespace base {

/// A year whose public holidays are not announced yet: which of its days are worked, nobody knows.
struct UnannouncedYear {
    int year = 0;
    friend bool operator==(UnannouncedYear const&, UnannouncedYear const&) = default;
};

/// A value that depends on a calendar, or the year that would have to be announced first.
template <class T>
using Announced = std::expected<T, UnannouncedYear>;

enum class DayKind : std::uint8_t {
    work,
    rest,
};

/// The working days of a country: Monday to Friday, but for the public holidays and the make-up days
/// that its government announces year by year. It never guesses a year that is not announced.
class WorkingDays {
public:
    /// Nothing is announced.
    WorkingDays() = default;

    /// Reads lines "year YYYY SOURCE ...", "YYYY-MM-DD rest|work NAME", "# ..." and empty ones.
    /// Refusal: `working_days_malformed` {line}.
    static Result<WorkingDays> parse(std::string_view text);

    [[nodiscard]] bool is_announced(int year) const { return announced_.contains(year); }

    [[nodiscard]] Announced<DayKind> kind(CivilDate) const;
    /// The last day of a period of `count` working days that begins on `first`. A day of rest at the
    /// beginning counts for nothing; `count` is at least 1.
    [[nodiscard]] Announced<CivilDate> period_end(CivilDate first, int count) const;
    /// Working days from `first` to `last`, both included; 0 when `last` lies before `first`.
    [[nodiscard]] Announced<int> count(CivilDate first, CivilDate last) const;

private:
    std::set<int> announced_;
    std::map<CivilDate, DayKind> exceptions_;
};

inline constexpr Refusal working_days_malformed{ErrorKind::invalid, "working_days_malformed"};

} // namespace base
