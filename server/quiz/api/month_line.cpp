#include "quiz/api/month_line.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <string_view>
#include <utility>

namespace quiz {

namespace {

constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr int width = 480;
constexpr int margin = 40;
constexpr int gap_max = 110;
constexpr int line_y = 20;
constexpr int name_y = 52;
/// More names than this would run into each other on a phone: then some stations have none.
constexpr int names_max = 6;

/// Where the stations of a contest stand on the line.
struct Track {
    int count;
    int gap;

    explicit Track(int stations)
        : count{stations}, gap{std::min(gap_max, (width - 2 * margin) / std::max(1, stations - 1))}
    {
    }
    [[nodiscard]] int x_of(int index) const { return margin + index * gap; }
    [[nodiscard]] int length() const { return x_of(count - 1) + margin; }
    [[nodiscard]] bool has_name(int index) const
    {
        return index % ((count + names_max - 1) / names_max) == 0;
    }
};

std::string_view state_words(MonthState state, http::Language language)
{
    bool const is_zh = language == http::Language::zh;
    switch (state) {
    case MonthState::ahead:
        return is_zh ? "未开始" : "ahead";
    case MonthState::open:
        return is_zh ? "进行中" : "running";
    case MonthState::closing:
        return is_zh ? "结算中" : "closing";
    case MonthState::provisional:
    case MonthState::reviewing:
        return is_zh ? "已冻结" : "frozen";
    case MonthState::public_notice:
        return is_zh ? "公示中" : "on public notice";
    case MonthState::final:
    case MonthState::paid:
        return is_zh ? "已定" : "final";
    }
    std::unreachable();
}

/// One circle in the words of SVG.
std::string circle(int x, double radius, std::string_view fill, std::string_view stroke,
                   int stroke_width)
{
    return fmt::format(R"svg(<circle cx="{}" cy="{}" r="{}" fill="var({})" stroke="var({})" )svg"
                       R"svg(stroke-width="{}"/>)svg",
                       x, line_y, radius, fill, stroke, stroke_width);
}

std::string station(int x, MonthState state)
{
    switch (state) {
    case MonthState::ahead:
        return circle(x, 6, "--paper", "--edge", 2);
    case MonthState::open:
        return circle(x, 10, "--paper", "--red", 4) + circle(x, 3.5, "--red", "--red", 0);
    case MonthState::closing:
    case MonthState::provisional:
    case MonthState::reviewing:
    case MonthState::public_notice:
    case MonthState::final:
    case MonthState::paid:
        return circle(x, 7, "--red", "--red", 0);
    }
    std::unreachable();
}

std::string line(int from, int to, std::string_view colour)
{
    return fmt::format(R"svg(<path d="M{} {}H{}" stroke="var({})" stroke-width="4"/>)svg", from,
                       line_y, to, colour);
}

std::string name_below(int x, std::string_view name)
{
    return fmt::format(R"svg(<text x="{}" y="{}" text-anchor="middle" font-size="15" )svg"
                       R"svg(fill="var(--ink-2)">{}</text>)svg",
                       x, name_y, name);
}

} // namespace

std::string month_name(base::CivilMonth month, http::Language language)
{
    auto const number = static_cast<unsigned>(month.first_day().parts().month());
    return language == http::Language::zh ? fmt::format("{} 月", number)
                                          : std::string{english_months[number - 1]};
}

std::string month_line(Contest const& contest, base::Instant now, http::Language language)
{
    Track const track{static_cast<int>(contest.months.size())};
    std::string label;
    std::string stations;
    int reached = -1;
    int index = 0;
    for (auto const& month : contest.months) {
        auto const state = month.state_at(contest.rules(), now);
        auto const name = month_name(month.month, language);
        auto const words = state_words(state, language);
        fmt::format_to(std::back_inserter(label), "{}{} {}", index == 0 ? "" : ", ", name, words);
        stations += station(track.x_of(index), state);
        if (track.has_name(index))
            stations += name_below(track.x_of(index), name);
        if (state != MonthState::ahead)
            reached = index;
        ++index;
    }
    auto lines = line(track.x_of(0), track.x_of(track.count - 1), "--line");
    if (reached >= 0)
        lines += line(0, track.x_of(reached), "--red");
    return fmt::format(R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 60" )svg"
                       R"svg(width="{0}" height="60" role="img" aria-label="{1}">{2}{3}</svg>)svg",
                       track.length(), label, lines, stations);
}

} // namespace quiz
