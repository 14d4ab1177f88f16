#include "base/working_days.hpp"

#include "base/text.hpp"

#include <optional>

namespace base {

namespace {

/// Takes the next word, separated by single spaces, from the front of `rest`.
std::string_view next_word(std::string_view& rest)
{
    auto const end = rest.find(' ');
    auto const word = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return word;
}

std::optional<int> year_from(std::string_view text)
{
    return text.size() == 4 ? number_in<int>(text) : std::nullopt;
}

int year_of(CivilDate date)
{
    return static_cast<int>(date.parts().year());
}

bool is_weekend(CivilDate date)
{
    // Day 0 of the count, 1970-01-01, was a Thursday; Monday is 0 here.
    auto const weekday = ((date.days + 3) % 7 + 7) % 7;
    return weekday >= 5;
}

} // namespace

Result<WorkingDays> WorkingDays::parse(std::string_view text)
{
    WorkingDays calendar;
    int number = 0;
    while (!text.empty()) {
        ++number;
        auto const end = text.find('\n');
        auto rest = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (rest.empty() || rest.front() == '#')
            continue;
        auto const malformed = [number] {
            return std::unexpected{refuse(working_days_malformed).with("line", number)};
        };
        auto const first = next_word(rest);
        auto const second = next_word(rest);
        if (first == "year") {
            auto const year = year_from(second);
            // A year without the paper that announced it is a rumour.
            if (!year || rest.empty() || !calendar.announced_.insert(*year).second)
                return malformed();
            continue;
        }
        auto const date = CivilDate::parse(first);
        if (!date || (second != "rest" && second != "work"))
            return malformed();
        auto const kind = second == "rest" ? DayKind::rest : DayKind::work;
        if (!calendar.exceptions_.emplace(*date, kind).second)
            return malformed();
    }
    return calendar;
}

Announced<DayKind> WorkingDays::kind(CivilDate date) const
{
    if (!is_announced(year_of(date)))
        return std::unexpected{UnannouncedYear{year_of(date)}};
    if (auto const found = exceptions_.find(date); found != exceptions_.end())
        return found->second;
    return is_weekend(date) ? DayKind::rest : DayKind::work;
}

Announced<CivilDate> WorkingDays::period_end(CivilDate first, int count) const
{
    VERIFY(count >= 1);
    for (auto day = first;; day = day + 1) {
        auto const found = kind(day);
        if (!found)
            return std::unexpected{found.error()};
        if (*found == DayKind::work && --count == 0)
            return day;
    }
}

Announced<int> WorkingDays::count(CivilDate first, CivilDate last) const
{
    int count = 0;
    for (auto day = first; day <= last; day = day + 1) {
        auto const found = kind(day);
        if (!found)
            return std::unexpected{found.error()};
        count += *found == DayKind::work ? 1 : 0;
    }
    return count;
}

} // namespace base
