#include "base/civil.hpp"

#include "base/text.hpp"

#include <date/tz.h>
#include <fmt/format.h>
#include <mutex>

namespace base {

namespace {

using namespace std::chrono;

/// Reads exactly `text` as a non-negative number, or gives -1.
int digits(std::string_view text)
{
    auto const number = number_in<int>(text);
    return number && text.front() != '-' ? *number : -1;
}

} // namespace

CivilDate CivilDate::of(int year, unsigned month, unsigned day)
{
    auto const date =
        year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    VERIFY(date.ok());
    return {static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

year_month_day CivilDate::parts() const
{
    return year_month_day{sys_days{std::chrono::days{days}}};
}

std::string CivilDate::text() const
{
    auto const date = parts();
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Result<CivilDate> CivilDate::parse(std::string_view text)
{
    auto const malformed = refuse(date_malformed).with("expected", "2021-03-08");
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::unexpected{malformed};
    int const year = digits(text.substr(0, 4));
    int const month = digits(text.substr(5, 2));
    int const day = digits(text.substr(8, 2));
    if (year < 1 || month < 1 || day < 1)
        return std::unexpected{malformed};
    auto const date =
        year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                       std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::unexpected{malformed};
    return CivilDate{static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

CivilMonth CivilMonth::of(int year, unsigned month)
{
    VERIFY(month >= 1 && month <= 12);
    return {year * 12 + static_cast<std::int32_t>(month) - 1};
}

CivilMonth CivilMonth::of(CivilDate date)
{
    auto const parts = date.parts();
    return of(static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()));
}

CivilDate CivilMonth::first_day() const
{
    return CivilDate::of(months / 12, static_cast<unsigned>(months % 12) + 1, 1);
}

CivilDate CivilMonth::last_day() const
{
    return (*this + 1).first_day() - 1;
}

int CivilMonth::length_days() const
{
    return (*this + 1).first_day() - first_day();
}

std::string CivilMonth::text() const
{
    return fmt::format("{:04}-{:02}", months / 12, months % 12 + 1);
}

Result<CivilMonth> CivilMonth::parse(std::string_view text)
{
    auto const malformed = refuse(month_malformed).with("expected", "2021-03");
    if (text.size() != 7 || text[4] != '-')
        return std::unexpected{malformed};
    int const year = digits(text.substr(0, 4));
    int const month = digits(text.substr(5, 2));
    if (year < 1 || month < 1 || month > 12)
        return std::unexpected{malformed};
    return of(year, static_cast<unsigned>(month));
}

/// The span of time around the last answer in which the zone's offset does not change: most
/// questions fall into it, and the lookup in the zone's table costs a hundred times more.
struct TimeZone::Rules {
    explicit Rules(date::time_zone const& found) : zone{found}, name{found.name()} {}

    date::sys_info info_at(date::sys_seconds at) const
    {
        auto const lock = std::scoped_lock{mutex};
        if (at < recent.begin || at >= recent.end)
            recent = zone.get_info(at);
        return recent;
    }

    date::time_zone const& zone;
    std::string name;
    mutable std::mutex mutex;
    mutable date::sys_info recent{};
};

Result<TimeZone> TimeZone::find(std::string_view name)
{
    try {
        return TimeZone{std::make_shared<Rules const>(*date::locate_zone(std::string{name}))};
    } catch (std::runtime_error const&) {
        return std::unexpected{refuse(time_zone_unknown).with("expected", "Asia/Shanghai")};
    }
}

TimeZone TimeZone::shanghai()
{
    auto zone = find("Asia/Shanghai");
    VERIFY(zone.has_value());
    return *zone;
}

CivilDate TimeZone::date_at(Instant instant) const
{
    auto const at = date::floor<seconds>(date::sys_time<milliseconds>{milliseconds{instant.ms}});
    auto const local = at + rules_->info_at(at).offset;
    return {static_cast<std::int32_t>(date::floor<date::days>(local).time_since_epoch().count())};
}

Instant TimeZone::start_of(CivilDate day) const
{
    auto const local = date::local_days{date::days{day.days}};
    auto const at = rules_->zone.to_sys(local + seconds{0}, date::choose::earliest);
    return {duration_cast<milliseconds>(at.time_since_epoch()).count()};
}

std::string TimeZone::text(Instant instant) const
{
    auto const at = date::floor<seconds>(date::sys_time<milliseconds>{milliseconds{instant.ms}});
    auto const offset = rules_->info_at(at).offset;
    auto const local = at + offset;
    auto const day = date::floor<date::days>(local);
    auto const time = date::hh_mm_ss<seconds>{local - day};
    auto const minutes_east = duration_cast<minutes>(offset).count();
    auto const minutes_abs = minutes_east < 0 ? -minutes_east : minutes_east;
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}",
                       CivilDate{static_cast<std::int32_t>(day.time_since_epoch().count())}.text(),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       minutes_east < 0 ? '-' : '+', minutes_abs / 60, minutes_abs % 60);
}

std::string_view TimeZone::name() const
{
    return rules_->name;
}

} // namespace base
