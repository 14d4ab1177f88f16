#include "notice/domain/notice.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "notice/domain/refusals.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace notice {

std::string_view text(State state)
{
    switch (state) {
    case State::upcoming:
        return "upcoming";
    case State::running:
        return "running";
    case State::handling:
        return "handling_objections";
    case State::over:
        return "over";
    case State::ended:
        return "ended";
    case State::withdrawn:
        return "withdrawn";
    }
    std::unreachable();
}

std::string_view text(Channel channel)
{
    return channel == Channel::form ? "form" : "telephone";
}

std::string rows_text(std::span<Row const> rows)
{
    std::string text;
    for (auto const& row : rows) {
        text += row.key;
        for (auto const& cell : row.cells)
            text.append("\t").append(cell);
        text += '\n';
    }
    return text;
}

std::vector<Row> rows_from_text(std::string_view text)
{
    std::vector<Row> rows;
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        auto& row = rows.emplace_back();
        auto end = line.find('\t');
        row.key = line.substr(0, end);
        while (end != std::string_view::npos) {
            line.remove_prefix(end + 1);
            end = line.find('\t');
            row.cells.emplace_back(line.substr(0, end));
        }
    }
    return rows;
}

std::string version_hash(std::string_view id, int number, std::string_view previous,
                         std::string_view seal, std::string_view rows_text)
{
    return base::hex(base::sha256(fmt::format("palmunion notice 1\n{}\n{}\n{}\n{}\n{}", id, number,
                                              previous, seal, rows_text)));
}

int first_broken(std::string_view id, std::span<Version const> versions)
{
    std::string previous;
    int number = 0;
    for (auto const& version : versions) {
        auto const hash =
            version_hash(id, ++number, previous, version.seal, rows_text(version.rows));
        if (version.number != number || version.previous_hash != previous || version.hash != hash)
            return number;
        previous = hash;
    }
    return 0;
}

base::Announced<base::CivilDate> ends_on(Notice const& notice, base::WorkingDays const& calendar)
{
    auto last = notice.versions.front().first_day;
    for (auto const& version : notice.versions)
        last = std::max(last, version.first_day);
    return calendar.period_end(last, notice.working_days);
}

State state_on(Notice const& notice, base::WorkingDays const& calendar, base::CivilDate today)
{
    if (notice.withdrawn_at)
        return State::withdrawn;
    if (notice.closed_at)
        return State::ended;
    if (today < notice.versions.front().first_day)
        return State::upcoming;
    if (notice.open_objections > 0)
        return State::handling;
    // While the calendar is not announced nobody can say that the period is over.
    auto const last = ends_on(notice, calendar);
    return last && today > *last ? State::over : State::running;
}

bool shows_rows(Notice const& notice, base::WorkingDays const& calendar, base::CivilDate today)
{
    if (notice.withdrawn_at)
        return false;
    auto const last = ends_on(notice, calendar);
    return !notice.closed_at || !last || today <= *last + notice.shown_days_after;
}

std::vector<Change> changes_between(Version const& before, Version const& after)
{
    std::vector<Change> changes;
    for (auto const& row : before.rows)
        if (std::ranges::find(after.rows, row.key, &Row::key) == after.rows.end())
            changes.push_back({row, {}});
    for (auto const& row : after.rows) {
        auto const found = std::ranges::find(before.rows, row.key, &Row::key);
        if (found == before.rows.end())
            changes.push_back({{}, row});
        else if (*found != row)
            changes.push_back({*found, row});
    }
    return changes;
}

base::Result<void> check_words(Objection const& objection)
{
    auto const words = base::length(base::trimmed(objection.words));
    if (words == 0 || words > objection_characters_max)
        return std::unexpected{refuse(objection_words_length)
                                   .at("words")
                                   .with("characters_max", objection_characters_max)};
    if (base::length(objection.objector) > objector_characters_max)
        return std::unexpected{refuse(objection_words_length)
                                   .at("objector")
                                   .with("characters_max", objector_characters_max)};
    return base::ok();
}

} // namespace notice
