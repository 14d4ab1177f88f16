#include "notice/api/notice_page.hpp"

#include "print/qr.hpp"

#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace notice {

namespace {

using http::Html;
using http::Language;

/// Writes one page; `either` chooses the sentence in the language of the reader.
class Writing {
public:
    explicit Writing(NoticePage const& page)
        : page_{page}
        , notice_{page.notice}
        , state_{state_on(page.notice, page.calendar, page.today)}
    {
    }

    Html body() &&
    {
        write_head();
        if (shows_rows(notice_, page_.calendar, page_.today)) {
            write_rows();
            write_corrections();
        } else {
            write_removed();
        }
        write_objections();
        write_proof();
        return std::move(body_);
    }

    [[nodiscard]] std::string_view either(Words const& words) const
    {
        return either(words.zh, words.en);
    }

private:
    [[nodiscard]] std::string_view either(std::string_view zh, std::string_view en) const
    {
        return page_.language == Language::zh ? zh : en;
    }

    [[nodiscard]] std::string_view state_words() const
    {
        switch (state_) {
        case State::upcoming:
            return either("未开始", "Not begun");
        case State::running:
            return either("公示中", "On public notice");
        case State::handling:
            return either("有异议，处理中", "Objections are being handled");
        case State::over:
            return either("公示期已满，等待结果", "The period is over; the result follows");
        case State::ended:
            return either("已结束", "Ended");
        case State::withdrawn:
            return either("已撤回", "Withdrawn");
        }
        std::unreachable();
    }

    [[nodiscard]] std::string date_words(base::CivilDate date) const
    {
        if (page_.language == Language::en)
            return date.text();
        auto const parts = date.parts();
        return fmt::format("{} 年 {} 月 {} 日", static_cast<int>(parts.year()),
                           static_cast<unsigned>(parts.month()),
                           static_cast<unsigned>(parts.day()));
    }

    /// The period of the newest names, as far as the calendar of its years is announced.
    [[nodiscard]] std::string period_words() const
    {
        auto const first = date_words(notice_.versions.front().first_day);
        auto const last = ends_on(notice_, page_.calendar);
        if (!last)
            return page_.language == Language::zh
                       ? fmt::format(
                             "公示期自{}起 {} 个工作日；{} 年节假日安排尚未公布，截止日期待定",
                             first, notice_.working_days, last.error().year)
                       : fmt::format("From {} for {} working days. The holidays of {} are not "
                                     "announced yet, so the last day is not known",
                                     first, notice_.working_days, last.error().year);
        return page_.language == Language::zh
                   ? fmt::format("公示期：{}至{}（{} 个工作日）", first, date_words(*last),
                                 notice_.working_days)
                   : fmt::format("From {} to {} ({} working days)", first, date_words(*last),
                                 notice_.working_days);
    }

    void write_line(std::string_view text)
    {
        if (!text.empty())
            body_.markup("<p>").text(text).markup("</p>");
    }

    void write_head()
    {
        body_.markup("<section class=\"card\"><p class=\"hint\">").text(notice_.issuer);
        body_.markup("</p><h1>").text(either(notice_.title)).markup("</h1>");
        body_.markup("<p class=\"lead\"><strong>").text(state_words());
        if (notice_.versions.size() > 1)
            body_.text(either(" · 有更正", " · corrected"));
        body_.markup("</strong></p>");
        write_line(period_words());
        write_line(either(notice_.basis));
        if (page_.filed > 0)
            write_line(fmt::format(fmt::runtime(either("已收到异议第 {} 号，谢谢。",
                                                       "Objection {} is received. Thank you.")),
                                   page_.filed));
        body_.markup("</section>");
    }

    void write_heading(std::string_view text)
    {
        body_.markup("<section class=\"card\"><h2>").text(text).markup("</h2>");
    }

    void write_column_heads()
    {
        body_.markup("<thead><tr>");
        for (auto const& column : notice_.columns)
            body_.markup("<th scope=\"col\">").text(either(column)).markup("</th>");
        body_.markup("</tr></thead>");
    }

    void write_cells(Row const& row)
    {
        for (auto const& cell : row.cells)
            body_.markup("<td>").text(cell).markup("</td>");
    }

    void write_rows()
    {
        auto const& version = notice_.versions.back();
        write_heading(either("名单", "The list"));
        body_.markup("<table><caption>");
        body_.text(fmt::format(fmt::runtime(either("第 {} 版，共 {} 行，{} 发布",
                                                   "Version {}, {} rows, published {}")),
                               version.number, version.rows.size(),
                               page_.zone.text(version.published_at)));
        body_.markup("</caption>");
        write_column_heads();
        body_.markup("<tbody>");
        for (auto const& row : version.rows) {
            body_.markup("<tr>");
            write_cells(row);
            body_.markup("</tr>");
        }
        body_.markup("</tbody></table></section>");
    }

    void write_corrections()
    {
        for (auto index = notice_.versions.size(); index-- > 1;) {
            auto const& after = notice_.versions[index];
            write_heading(fmt::format(
                fmt::runtime(either("更正：第 {} 版", "Correction: version {}")), after.number));
            write_line(fmt::format(fmt::runtime(either("{} 发布；原名单与新名单对照：",
                                                       "Published {}; before and after:")),
                                   page_.zone.text(after.published_at)));
            for (auto const& [before, now] : changes_between(notice_.versions[index - 1], after)) {
                body_.markup("<p><s>").text(line_of(before)).markup("</s><br>");
                body_.text(line_of(now)).markup("</p>");
            }
            body_.markup("</section>");
        }
    }

    [[nodiscard]] std::string line_of(Row const& row) const
    {
        if (row.key.empty())
            return std::string{either("（不在名单上）", "(not on the list)")};
        std::string line;
        for (auto const& cell : row.cells)
            line.append(line.empty() ? "" : " · ").append(cell);
        return line;
    }

    void write_removed()
    {
        write_heading(either("名单", "The list"));
        write_line(state_ == State::withdrawn
                       ? either("此公示已撤回，以新的公示为准。", "This notice was withdrawn.")
                       : either("公示已结束，名单按规定不再显示。",
                                "The notice has ended and its list is no longer shown."));
        body_.markup("</section>");
    }

    void write_objections()
    {
        write_heading(either("提出异议", "To object"));
        write_line(either(notice_.contact));
        write_line(either("提倡实名反映，我们为反映人保密。",
                          "Please say who you are. It stays confidential."));
        if (state_ == State::running || state_ == State::handling)
            write_form();
        body_.markup("</section>");
    }

    void write_form()
    {
        body_.markup("<form class=\"no-print\" method=\"post\" action=\"/n/").text(notice_.id);
        body_.markup("/objections\"><p><label>").text(either("您的意见", "What you object to"));
        body_.markup("<br><textarea name=\"words\" rows=\"5\" cols=\"40\" maxlength=\"1000\" "
                     "required></textarea></label></p><p><label>");
        body_.text(either("姓名和联系方式（可不填）", "Your name and how to reach you (optional)"));
        body_.markup("<br><input name=\"objector\" maxlength=\"100\" size=\"40\"></label></p>");
        body_.markup("<p><button class=\"button\">").text(either("提交异议", "Send the objection"));
        body_.markup("</button></p></form>");
    }

    void write_proof()
    {
        write_heading(either("公开验证", "Check it yourself"));
        write_line(either(
            "名单每一版都有指纹（SHA-256），后一版包含前一版的指纹，改动任何一行都会被发现。",
            "Every version of the list has a hash that covers the version before: "
            "nobody can change a row unseen."));
        body_.markup("<dl>");
        for (auto const& version : notice_.versions) {
            body_.markup("<dt>");
            body_.text(fmt::format(fmt::runtime(either("第 {} 版", "Version {}")), version.number));
            body_.markup("</dt><dd><code>").text(version.hash).markup("</code><br>");
            body_.text(either("复核的名单 ", "Approved list ")).markup("<code>");
            body_.text(version.seal).markup("</code></dd>");
        }
        body_.markup("</dl><p class=\"qr\">");
        body_.drawing(print::qr_svg(page_.link, either(notice_.title)));
        body_.markup("</p><p class=\"hint\">").text(page_.link).markup("</p></section>");
    }

    NoticePage const& page_;
    Notice const& notice_;
    State state_;
    Html body_;
};

} // namespace

http::Page notice_page(NoticePage const& page)
{
    Writing writing{page};
    std::string title{writing.either(page.notice.title)};
    return {page.language, std::move(title), {}, std::move(writing).body()};
}

} // namespace notice
