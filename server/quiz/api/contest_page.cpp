#include "quiz/api/contest_page.hpp"

#include "print/qr.hpp"
#include "quiz/api/month_line.hpp"
#include "quiz/domain/contest_status.hpp"
#include "quiz/domain/rules_text.hpp"
#include "quiz/service/boards.hpp"

#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace quiz {

namespace {

using http::Html;
using http::Language;

/// 12,345: as the app writes it.
std::string grouped(int points)
{
    auto text = std::to_string(points);
    for (auto at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

/// Writes one page; `either` chooses the sentence in the language of the reader.
class Writing {
public:
    explicit Writing(ContestPage const& page) : page_{page}, contest_{page.contest} {}

    Html body() &&
    {
        write_head();
        write_board();
        write_prizes();
        write_rules();
        write_code();
        write_hashes();
        return std::move(body_);
    }

    [[nodiscard]] ContestWords const& words() const
    {
        auto const& settings = contest_.settings;
        return !is_zh() && settings.english ? *settings.english : settings.words;
    }

private:
    [[nodiscard]] bool is_zh() const { return page_.language == Language::zh; }
    [[nodiscard]] std::string_view either(std::string_view zh, std::string_view en) const
    {
        return is_zh() ? zh : en;
    }

    [[nodiscard]] std::string_view door_words() const
    {
        switch (status_at(contest_.rules(), page_.now)) {
        case ContestStatus::announced:
            return either("看看怎么参加", "See how to take part");
        case ContestStatus::running:
            return either("开始答题", "Play now");
        case ContestStatus::ended:
            return either("看成绩", "See the results");
        }
        std::unreachable();
    }

    void write_line(std::string_view text)
    {
        if (!text.empty())
            body_.markup("<p>").text(text).markup("</p>");
    }

    void write_head()
    {
        auto const& rules = contest_.rules();
        body_.markup("<section class=\"card\"><p class=\"hint\">").text(page_.organiser);
        body_.markup("</p><h1>").text(words().theme).markup("</h1><p class=\"lead\">");
        body_.text(words().title).markup("</p>");
        write_line(words().slogan);
        write_line(words().tagline);
        body_.markup("<p>").drawing(month_line(contest_, page_.now, page_.language)).markup("</p>");
        body_.markup("<p class=\"hint\">");
        body_.text(is_zh() ? period_in_chinese(rules) : period_in_english(rules)).markup("</p>");
        write_door();
        body_.markup("</section>");
    }

    void write_door()
    {
        if (page_.door.kind == PageDoor::Kind::link) {
            body_.markup("<p class=\"no-print\"><a class=\"button\" href=\"").text(page_.door.path);
            body_.markup("\">").text(door_words()).markup("</a></p>");
            return;
        }
        body_.markup("<form class=\"no-print\" method=\"post\" action=\"").text(page_.door.path);
        body_.markup("\"><button class=\"button\">").text(door_words()).markup("</button></form>");
    }

    void write_heading(std::string_view text)
    {
        body_.markup("<section class=\"card\"><h2>").text(text).markup("</h2>");
    }

    void write_board()
    {
        if (!page_.board || page_.board->rows.empty())
            return;
        auto const month = month_name(page_.board->head.month.month, page_.language);
        write_heading(is_zh() ? fmt::format("{}个人排行 前 10 名", month)
                              : fmt::format("The first ten of {}", month));
        body_.markup("<table><thead><tr><th scope=\"col\">").text(either("名次", "Place"));
        body_.markup("</th><th scope=\"col\">").text(either("职工和工会", "Worker and union"));
        body_.markup("</th><th scope=\"col\" class=\"number\">").text(either("积分", "Points"));
        body_.markup("</th></tr></thead><tbody>");
        for (auto const& row : page_.board->rows)
            write_row(row);
        body_.markup("</tbody></table></section>");
    }

    void write_row(PersonRow const& row)
    {
        body_.markup("<tr><td class=\"place\">").text(std::to_string(row.place.rank));
        if (row.place.tied > 1)
            body_.markup(" <span class=\"hint\">").text(either("并列", "tied")).markup("</span>");
        body_.markup("</td><td>").text(row.name).markup(" <span class=\"hint\">");
        body_.text(row.phone_masked).markup("<br>").text(row.in.name);
        body_.markup("</span></td><td class=\"number\">").text(grouped(row.points));
        body_.markup("</td></tr>");
    }

    void write_prizes()
    {
        auto const& rules = contest_.rules();
        write_heading(either("每月奖励：手机话费", "Prizes of a month: phone credit"));
        body_.markup("<table><thead><tr><th scope=\"col\">").text(either("名次", "Places"));
        body_.markup("</th><th scope=\"col\" class=\"number\">").text(either("每人", "Each"));
        body_.markup("</th></tr></thead><tbody>");
        for (auto const& tier : rules->prize_tiers) {
            body_.markup("<tr><td>").text(fmt::format("{}–{}", tier.from, tier.to));
            body_.markup("</td><td class=\"number\">");
            body_.text(fmt::format("{} {}", tier.yuan, either("元", "yuan"))).markup("</td></tr>");
        }
        body_.markup("</tbody></table></section>");
    }

    void write_rules()
    {
        auto const& rules = contest_.rules();
        write_heading(either("规则", "Rules"));
        body_.markup("<ol>");
        for (auto const& sentence : is_zh() ? rules_in_chinese(rules) : rules_in_english(rules))
            body_.markup("<li>").text(sentence).markup("</li>");
        body_.markup("</ol></section>");
    }

    void write_code()
    {
        write_heading(either("扫码参加", "Scan to play"));
        body_.markup("<p class=\"qr\">").drawing(print::qr_svg(page_.entry_link, words().title));
        body_.markup("</p><p class=\"hint\">").text(page_.entry_link).markup("</p></section>");
    }

    void write_hashes()
    {
        write_heading(either("公开验证", "Check it yourself"));
        write_line(either(
            "每月的试卷和摇号由一个密钥决定。密钥的指纹（SHA-256）在当月开始前公布在这里，月榜冻结后公布"
            "密钥，任何人都可以重新计算。",
            "One secret decides the papers and the draw of a month. Its fingerprint (SHA-256) "
            "stands here before the month begins, the secret itself when the board is frozen, so "
            "that anyone can recompute both."));
        body_.markup("<dl>");
        for (auto const& month : contest_.months) {
            body_.markup("<dt>")
                .text(month_name(month.month, page_.language))
                .markup("</dt><dd><code>");
            body_.text(month.secret_hash).markup("</code>");
            if (month.revealed_secret) {
                body_.markup("<br>").text(either("密钥 ", "Secret ")).markup("<code>");
                body_.text(*month.revealed_secret).markup("</code>");
            }
            body_.markup("</dd>");
        }
        body_.markup("</dl></section>");
    }

    ContestPage const& page_;
    Contest const& contest_;
    Html body_;
};

} // namespace

http::Page contest_page(ContestPage const& page)
{
    Writing writing{page};
    auto const& words = writing.words();
    return {page.language, words.theme, words.title, std::move(writing).body()};
}

} // namespace quiz
