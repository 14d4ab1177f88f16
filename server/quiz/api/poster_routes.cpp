#include "print/poster.hpp"
#include "print/qr.hpp"
#include "quiz/api/public_address.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/question_report.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/domain/rules_text.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/managing_contests.hpp"
#include "quiz/service/second_chance.hpp"

#include <fmt/format.h>

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::Response;

constexpr std::size_t stations_max = 6;

Response picture(std::string svg)
{
    return Response{200, "image/svg+xml", std::move(svg), {{"Cache-Control", "no-cache"}}};
}

base::Result<std::string> placement_in(Call const& call)
{
    return placement_named(call.request.query_value("placement").value_or(""));
}

/// Who and what a poster invites to, from the contest's own words and rules.
print::Poster poster_of(sql::Transaction& tx, Contest const& contest, std::string link,
                        std::string placement)
{
    auto const& rules = contest.rules();
    auto const& words = contest.settings.words;
    print::Poster poster;
    poster.product = "掌上工会";
    poster.organiser = organiser_name(tx, contest);
    poster.title = words.theme;
    poster.subtitle = words.title;
    poster.slogan = words.slogan;
    for (auto const& month : contest.months)
        if (poster.stations.size() < stations_max)
            poster.stations.push_back(fmt::format(
                "{} 月", static_cast<unsigned>(month.month.first_day().parts().month())));
    poster.steps = {{"填手机号", "选择所属的地方或产业工会"},
                    {"每天答题", fmt::format("随机 {} 题，每题 {} 分", rules->questions_per_attempt,
                                             rules->points_per_question)},
                    {"看排行榜", "积分按月累计，次月重新开始"}};
    poster.link = std::move(link);
    poster.scan_words = "扫描二维码，直接进入答题页面";
    poster.link_words = poster.link.substr(poster.link.find("://") + 3);
    poster.link_words.resize(poster.link_words.find('?'));
    poster.facts = {period_in_chinese(rules) + "，每天都可以参与", words.tagline};
    poster.placement = std::move(placement);
    return poster;
}

Answer show_poster(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const contest = TRY(api.live.contest(call.parameter(0)));
    auto placement = TRY(placement_in(call));
    auto const size = print::paper_size_named(call.request.query_value("paper").value_or("a4"));
    if (!size)
        return std::unexpected{refuse(paper_size_unknown).at("paper").with("allowed", "a4, a3")};
    auto link = entry_link(public_address(api, call.request), contest->slug(), placement);
    auto const poster = poster_of(tx, *contest, std::move(link), std::move(placement));
    auto const printed_on = contest->rules()->timezone.text(tx.now());
    return Response{
        200,
        "application/pdf",
        print::poster_pdf(poster, *size, printed_on),
        {{"Content-Disposition", fmt::format("inline; filename=\"{}.pdf\"", contest->slug())}}};
}

Answer show_code(sql::Transaction&, Api const& api, Call const& call)
{
    auto const contest = TRY(api.live.contest(call.parameter(0)));
    auto const placement = TRY(placement_in(call));
    auto const link = entry_link(public_address(api, call.request), contest->slug(), placement);
    return picture(print::qr_svg(link, contest->settings.words.title));
}

Answer show_link_code(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const target = TRY(follow_link(tx, api.live, call.parameter(0)));
    auto const link = fmt::format("{}/s/{}", public_address(api, call.request), call.parameter(0));
    return picture(print::qr_svg(link, target.contest->settings.words.title));
}

} // namespace

void add_poster_routes(http::Router& router, SharedApi const& api)
{
    auto const add = [&](std::string pattern, ApiHandler handle) {
        add_route(router, api, http::Method::get, std::move(pattern), http::Lane::read,
                  http::Access::anyone, handle);
    };
    add(std::string{contest_path} + "/poster.pdf", show_poster);
    add(std::string{contest_path} + "/qr.svg", show_code);
    add("/s/{token}/qr.svg", show_link_code);
}

} // namespace quiz
