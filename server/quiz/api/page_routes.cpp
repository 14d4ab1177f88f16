#include "http/html.hpp"
#include "print/qr.hpp"
#include "quiz/api/public_address.hpp"
#include "quiz/api/route_groups.hpp"
#include "quiz/domain/contest_status.hpp"
#include "quiz/domain/rules_text.hpp"
#include "quiz/service/boards.hpp"
#include "quiz/service/counting_entries.hpp"
#include "quiz/service/managing_contests.hpp"
#include "quiz/service/second_chance.hpp"

#include <fmt/format.h>

namespace quiz {

namespace {

using http::Answer;
using http::Call;
using http::Html;
using http::Language;
using http::Response;

constexpr int board_rows = 10;

/// The same sentence in the two languages of the product.
std::string_view either(Language language, std::string_view zh, std::string_view en)
{
    return language == Language::zh ? zh : en;
}

ContestWords const& words_of(Contest const& contest, Language language)
{
    auto const& settings = contest.settings;
    return language == Language::en && settings.english ? *settings.english : settings.words;
}

void write_head(Html& body, sql::Transaction& tx, Contest const& contest, Language language,
                std::string_view channel)
{
    auto const& words = words_of(contest, language);
    auto const& rules = contest.rules();
    body.markup("<header><h1>")
        .text(words.theme)
        .markup("</h1><p class=\"lead\">")
        .text(words.title);
    body.markup("</p><p class=\"hint\">").text(organiser_name(tx, contest)).markup("</p></header>");
    body.markup("<section class=\"card\"><p class=\"lead\">").text(words.slogan).markup("</p><p>");
    body.text(language == Language::en ? period_in_english(rules) : period_in_chinese(rules));
    body.markup("</p><p><a class=\"button no-print\" href=\"/quiz/").text(contest.slug());
    body.markup("?ch=").text(channel).markup("\">");
    switch (status_at(rules, tx.now())) {
    case ContestStatus::announced:
        body.text(either(language, "看看怎么参加", "See how to take part"));
        break;
    case ContestStatus::running:
        body.text(either(language, "开始答题", "Play now"));
        break;
    case ContestStatus::ended:
        body.text(either(language, "看成绩", "See the results"));
        break;
    }
    body.markup("</a></p></section>");
}

void write_rules(Html& body, Contest const& contest, Language language)
{
    auto const& rules = contest.rules();
    body.markup("<section class=\"card\"><h2>").text(either(language, "规则", "Rules"));
    body.markup("</h2><ol>");
    for (auto const& sentence :
         language == Language::en ? rules_in_english(rules) : rules_in_chinese(rules))
        body.markup("<li>").text(sentence).markup("</li>");
    body.markup("</ol><table><caption>");
    body.text(either(language, "每月奖励（手机话费）", "Prizes of a month (phone credit)"));
    body.markup("</caption><thead><tr><th scope=\"col\">");
    body.text(either(language, "名次", "Places"))
        .markup("</th><th scope=\"col\" class=\"number\">");
    body.text(either(language, "金额", "Each")).markup("</th></tr></thead><tbody>");
    for (auto const& tier : rules->prize_tiers) {
        body.markup("<tr><td>").text(fmt::format("{}–{}", tier.from, tier.to));
        body.markup("</td><td class=\"number\">");
        body.text(fmt::format("{} {}", tier.yuan, either(language, "元", "yuan")))
            .markup("</td></tr>");
    }
    body.markup("</tbody></table></section>");
}

/// The first places of the running month; nothing while nobody is on the board.
base::Result<void> write_board(Html& body, sql::Transaction& tx, Api const& api,
                               Contest const& contest, Language language)
{
    BoardQuery query;
    query.slug = contest.slug();
    query.limit = board_rows;
    auto const page = TRY(person_board(tx, api.live, api.keys, query));
    if (page.rows.empty())
        return base::ok();
    body.markup("<section class=\"card\"><h2>");
    body.text(fmt::format(fmt::runtime(either(language, "{} 个人排行", "Board of {}")),
                          page.head.month.month.text()));
    body.markup("</h2><table><thead><tr><th scope=\"col\">")
        .text(either(language, "名次", "Place"));
    body.markup("</th><th scope=\"col\">").text(either(language, "职工", "Worker"));
    body.markup("</th><th scope=\"col\">").text(either(language, "工会", "Union"));
    body.markup("</th><th scope=\"col\" class=\"number\">")
        .text(either(language, "积分", "Points"));
    body.markup("</th></tr></thead><tbody>");
    for (auto const& row : page.rows) {
        body.markup("<tr><td>").text(std::to_string(row.place.rank)).markup("</td><td>");
        body.text(row.name).markup(" ").text(row.phone_masked).markup("</td><td>");
        body.text(row.in.name).markup("</td><td class=\"number\">");
        body.text(std::to_string(row.points)).markup("</td></tr>");
    }
    body.markup("</tbody></table></section>");
    return base::ok();
}

void write_hashes(Html& body, Contest const& contest, Language language)
{
    body.markup("<section class=\"card\"><h2>").text(either(language, "公开验证", "For checking"));
    body.markup("</h2><p>");
    body.text(
        either(language,
               "每月的试卷由一个密钥抽取。开月前公布密钥的哈希，结算后公布密钥，任何人都可以重算。",
               "A secret draws the papers of each month. Its hash is published before the month "
               "and the secret after it, so that anybody can recompute every paper."));
    body.markup("</p><dl>");
    for (auto const& month : contest.months) {
        body.markup("<dt>").text(month.month.text()).markup("</dt><dd><code>");
        body.text(month.secret_hash).markup("</code>");
        if (month.revealed_secret)
            body.markup("<br>")
                .text(either(language, "密钥：", "secret: "))
                .markup("<code>")
                .text(*month.revealed_secret)
                .markup("</code>");
        body.markup("</dd>");
    }
    body.markup("</dl></section>");
}

base::Result<Response> contest_page(sql::Transaction& tx, Api const& api, Call const& call,
                                    Contest const& contest, std::string_view channel)
{
    auto const language = call.request.language();
    auto const& words = words_of(contest, language);
    Html body;
    write_head(body, tx, contest, language, channel);
    write_rules(body, contest, language);
    CHECK_OK(write_board(body, tx, api, contest, language));
    auto const link = entry_link(public_address(api, call.request), contest.slug(), "");
    body.markup("<section class=\"card\"><h2>").text(either(language, "扫码参加", "Scan to play"));
    body.markup("</h2>").drawing(print::qr_svg(link, words.title)).markup("</section>");
    write_hashes(body, contest, language);
    return http::html_page(200, {language, words.theme, words.title, std::move(body)});
}

/// For people who mistyped an address or kept an old link.
Response nothing_here(Language language)
{
    Html body;
    body.markup("<h1>").text(either(language, "没有这一页", "There is no such page"));
    body.markup("</h1><p>");
    body.text(either(language, "网址可能打错了，或者活动链接已经失效。",
                     "The address may be mistyped, or the link is no longer valid."));
    body.markup("</p><p><a class=\"button\" href=\"/\">");
    body.text(either(language, "回到首页", "Home")).markup("</a></p>");
    auto title = std::string{either(language, "没有这一页", "There is no such page")};
    return http::html_page(404, {language, std::move(title), {}, std::move(body)});
}

Answer show_contest_page(sql::Transaction& tx, Api const& api, Call const& call)
{
    auto const found = api.live.contest(call.parameter(0));
    if (!found)
        return nothing_here(call.request.language());
    auto const& contest = *found;
    auto const channel = call.request.query_value("ch").value_or("direct");
    auto const placement = call.request.query_value("p").value_or("");
    // A poster with a mistake in its link still leads to the page; it is only not counted.
    static_cast<void>(count_entry(tx, api.live, contest->slug(), channel, placement));
    auto const known = channel_from(channel);
    return contest_page(tx, api, call, *contest, known ? text(*known) : "direct");
}

Answer show_shared_page(sql::Transaction& tx, Api const& api, Call const& call)
{
    VisitLink visit{.token = call.parameter(0)};
    if (call.actor)
        visit.visitor = call.actor->person;
    auto const target = visit_link(tx, api.live, visit);
    if (!target)
        return nothing_here(call.request.language());
    static_cast<void>(count_entry(tx, api.live, target->contest->slug(), "share", ""));
    return contest_page(tx, api, call, *target->contest, "share");
}

} // namespace

void add_page_routes(http::Router& router, SharedApi const& api)
{
    // Both count who came in, so they write.
    add_route(router, api, http::Method::get, "/c/{slug}", http::Lane::write, http::Access::anyone,
              show_contest_page);
    add_route(router, api, http::Method::get, "/s/{token}", http::Lane::write, http::Access::anyone,
              show_shared_page);
}

} // namespace quiz
