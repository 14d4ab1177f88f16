#include "settlement/service/putting_up.hpp"

#include "notice/service/publishing.hpp"
#include "quiz/service/managing_contests.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace settlement {

namespace {

notice::Notice about(sql::Transaction& tx, Desk const& desk)
{
    auto const& contest = *desk.frozen.contest;
    auto const month = desk.frozen.month.month.first_day().parts();
    auto const year = static_cast<int>(month.year());
    auto const number = static_cast<unsigned>(month.month());
    auto const& english =
        contest.settings.english ? contest.settings.english->title : contest.settings.words.title;
    notice::Notice made;
    made.programme = notice_programme;
    made.subject = notice_subject(desk);
    made.issuer = quiz::organiser_name(tx, contest);
    made.title = {
        fmt::format("关于{} {} 年 {} 月获奖名单的公示", contest.settings.words.title, year, number),
        fmt::format("{}: winners of {}", english, desk.frozen.month.month.text())};
    made.basis = {fmt::format("根据竞赛规则，{} 月积分前 {} 名可获手机话费奖励，现予公示。", number,
                              desk.draft.places.size()),
                  fmt::format("By the rules of the contest the first {} of the month win phone "
                              "credit. Their list is on public notice.",
                              desk.draft.places.size())};
    made.contact = {fmt::format("如有异议，请在公示期内向{}反映，或在下面填写。", made.issuer),
                    fmt::format("Turn to {} while the notice runs, or write below.", made.issuer)};
    made.columns = {{"名次", "Place"}, {"姓名", "Name"},   {"手机号", "Number"},
                    {"工会", "Union"}, {"积分", "Points"}, {"奖励", "Prize"}};
    return made;
}

std::vector<notice::Row> rows_of(sql::Transaction& tx, Means const& means, Desk const& desk)
{
    std::vector<notice::Row> rows;
    for (auto const& place : desk.draft.places) {
        auto const shown = quiz::published_place(tx, means.live, means.keys, place);
        rows.push_back({desk.key_of(place.person),
                        {std::to_string(place.place), shown.name, shown.phone_masked, shown.in.name,
                         std::to_string(place.points), fmt::format("{} 元", place.yuan)}});
    }
    return rows;
}

/// Whether somebody stands on the list who did not stand on the one before.
bool has_new_names(notice::Notice const& notice, std::vector<notice::Row> const& rows)
{
    auto const& before = notice.versions.back().rows;
    return std::ranges::any_of(rows, [&](notice::Row const& row) {
        return std::ranges::find(before, row.key, &notice::Row::key) == before.end();
    });
}

} // namespace

std::string notice_subject(std::string_view slug, base::CivilMonth month)
{
    return fmt::format("{} {}", slug, month.text());
}

std::string notice_subject(Desk const& desk)
{
    return notice_subject(desk.frozen.contest->slug(), desk.frozen.month.month);
}

void put_list_up(sql::Transaction& tx, Means const& means, Desk const& desk,
                 base::CivilDate first_day)
{
    auto rows = rows_of(tx, means, desk);
    bool const goes_on = desk.notice && !desk.notice->withdrawn_at;
    if (goes_on && !has_new_names(*desk.notice, rows))
        first_day = desk.notice->versions.back().first_day;
    notice::put_up(tx, {about(tx, desk), desk.draft.hash, std::move(rows), first_day});
}

} // namespace settlement
