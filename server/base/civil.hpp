#pragma once

#include "base/result.hpp"

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace base {

/// A point in time in milliseconds since 1970-01-01 00:00 UTC.
struct Instant {
    std::int64_t ms = 0;

    friend auto operator<=>(Instant const&, Instant const&) = default;
    friend Instant operator+(Instant at, std::chrono::milliseconds span)
    {
        return {at.ms + span.count()};
    }
    friend Instant operator-(Instant at, std::chrono::milliseconds span)
    {
        return {at.ms - span.count()};
    }
    friend std::chrono::milliseconds operator-(Instant later, Instant earlier)
    {
        return std::chrono::milliseconds{later.ms - earlier.ms};
    }
};

/// A day of the calendar without a zone, counted from 1970-01-01 (day 0).
struct CivilDate {
    std::int32_t days = 0;

    friend auto operator<=>(CivilDate const&, CivilDate const&) = default;
    friend CivilDate operator+(CivilDate date, std::int32_t days) { return {date.days + days}; }
    friend CivilDate operator-(CivilDate date, std::int32_t days) { return {date.days - days}; }
    friend std::int32_t operator-(CivilDate later, CivilDate earlier)
    {
        return later.days - earlier.days;
    }

    static CivilDate of(int year, unsigned month, unsigned day);
    [[nodiscard]] std::chrono::year_month_day parts() const;
    /// "2021-03-08".
    [[nodiscard]] std::string text() const;
    /// Reads "2021-03-08"; nothing else is accepted. Refusal: `date_malformed`.
    static Result<CivilDate> parse(std::string_view text);
};

/// A calendar month, counted from January of year 0.
struct CivilMonth {
    std::int32_t months = 0;

    friend auto operator<=>(CivilMonth const&, CivilMonth const&) = default;
    friend CivilMonth operator+(CivilMonth month, std::int32_t months)
    {
        return {month.months + months};
    }
    friend CivilMonth operator-(CivilMonth month, std::int32_t months)
    {
        return {month.months - months};
    }

    static CivilMonth of(int year, unsigned month);
    static CivilMonth of(CivilDate date);
    [[nodiscard]] CivilDate first_day() const;
    [[nodiscard]] CivilDate last_day() const;
    /// 28..31.
    [[nodiscard]] int length_days() const;
    /// "2021-03".
    [[nodiscard]] std::string text() const;
    /// Reads "2021-03". Refusal: `month_malformed`.
    static Result<CivilMonth> parse(std::string_view text);
};

/// A time zone of the IANA database, by which instants become days. Cheap to copy.
class TimeZone {
public:
    /// `name` such as "Asia/Shanghai". Refusal: `time_zone_unknown`.
    static Result<TimeZone> find(std::string_view name);
    /// The zone of the product's contests unless a setting says otherwise (AMB-Q2).
    static TimeZone shanghai();

    [[nodiscard]] CivilDate date_at(Instant) const;
    /// The first instant of a local day.
    [[nodiscard]] Instant start_of(CivilDate) const;
    [[nodiscard]] Instant start_of(CivilMonth month) const { return start_of(month.first_day()); }
    /// "2021-03-08T09:00:00+08:00".
    [[nodiscard]] std::string text(Instant) const;
    [[nodiscard]] std::string_view name() const;

private:
    struct Rules;
    explicit TimeZone(std::shared_ptr<Rules const> rules) : rules_{std::move(rules)} {}
    // Shared: a zone's rules are immutable and every copy of a contest's settings holds them.
    std::shared_ptr<Rules const> rules_;
};

inline constexpr Refusal date_malformed{ErrorKind::invalid, "date_malformed"};
inline constexpr Refusal month_malformed{ErrorKind::invalid, "month_malformed"};
inline constexpr Refusal time_zone_unknown{ErrorKind::invalid, "time_zone_unknown"};

} // namespace base
