#include "settlement/api/receipt_page.hpp"

#include "print/qr.hpp"
#include "settlement/service/checking_receipts.hpp"

#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace settlement {

namespace {

using http::Html;
using http::Language;

class Writing {
public:
    Writing(CheckedReceipt const& receipt, Language language)
        : receipt_{receipt}, language_{language}
    {
    }

    [[nodiscard]] std::string title() const
    {
        bool const is_attempt = std::holds_alternative<CheckedAttempt>(receipt_.what);
        return std::string{is_attempt ? either("答题凭证", "Receipt of an attempt")
                                      : either("获奖凭证", "Receipt of a prize")};
    }

    Html body(std::string const& link) &&
    {
        if (auto const* const attempt = std::get_if<CheckedAttempt>(&receipt_.what))
            write_attempt(*attempt);
        else
            write_prize(std::get<Prize>(receipt_.what));
        write_acts();
        body_.markup("<section class=\"card\"><p class=\"qr\">");
        body_.drawing(print::qr_svg(link, title()));
        body_.markup("</p><p class=\"hint\">").text(link).markup("</p></section>");
        return std::move(body_);
    }

private:
    [[nodiscard]] std::string_view either(std::string_view zh, std::string_view en) const
    {
        return language_ == Language::zh ? zh : en;
    }

    [[nodiscard]] std::string local(base::Instant at) const
    {
        return receipt_.contest->rules()->timezone.text(at);
    }

    void write_head(std::string_view verdict)
    {
        auto const& settings = receipt_.contest->settings;
        auto const& words =
            language_ == Language::zh || !settings.english ? settings.words : *settings.english;
        body_.markup("<section class=\"card\"><p class=\"hint\">").text(words.title);
        body_.markup("</p><h1>").text(title()).markup("</h1><p class=\"lead\"><strong>");
        body_.text(verdict).markup("</strong></p><dl>");
        write_pair(either("本人", "Of"), receipt_.name);
    }

    void write_pair(std::string_view name, std::string_view value)
    {
        body_.markup("<dt>").text(name).markup("</dt><dd>").text(value).markup("</dd>");
    }

    void write_attempt(CheckedAttempt const& attempt)
    {
        write_head(attempt.holds
                       ? either("✓ 凭证有效：答题记录与凭证一致",
                                "✓ Valid: the journal holds the attempt as the receipt says")
                       : either("✕ 凭证无效：答题记录与凭证不一致",
                                "✕ Not valid: the journal says something else"));
        write_pair(either("日期", "Day"),
                   fmt::format(fmt::runtime(either("{} 第 {} 次", "{}, number {}")),
                               attempt.date.text(), attempt.number));
        write_pair(either("得分", "Points"), std::to_string(attempt.points));
        if (attempt.handed_in_at)
            write_pair(either("交卷时间", "Handed in"), local(*attempt.handed_in_at));
        write_pair(either("凭证号", "Receipt"), attempt.receipt);
        body_.markup("</dl></section>");
    }

    [[nodiscard]] std::string_view words_of(PrizeState state) const
    {
        switch (state) {
        case PrizeState::held:
            return either("名次核查中", "The place is being checked");
        case PrizeState::struck_out:
            return either("已不在获奖名单", "No longer on the list");
        case PrizeState::given_up:
            return either("本人放弃", "Given up by the winner");
        case PrizeState::to_claim:
            return either("待领取", "Not claimed yet");
        case PrizeState::confirmed:
            return either("已确认，待发放", "Claimed, not paid yet");
        case PrizeState::handed_over:
            return either("已发放，待到账", "On its way");
        case PrizeState::arrived:
            return either("✓ 已到账", "✓ Paid");
        case PrizeState::failed:
            return either("充值失败，待重试", "The top-up failed and is tried again");
        case PrizeState::forfeited:
            return either("不再发放", "Will not be paid");
        case PrizeState::expired:
            return either("过期未领", "Not claimed in time");
        }
        std::unreachable();
    }

    void write_prize(Prize const& prize)
    {
        write_head(words_of(prize.state));
        write_pair(either("手机号", "Number"), prize.phone_masked);
        write_pair(either("奖励", "Prize"),
                   fmt::format(fmt::runtime(either("{} 第 {} 名，{} 元话费",
                                                   "{}, place {}: {} yuan of phone credit")),
                               prize.month.month.text(), prize.place, prize.yuan));
        if (prize.payment && prize.payment->arrived_at) {
            write_pair(either("到账时间", "Paid"), local(*prize.payment->arrived_at));
            write_pair(either("订单号", "Order"), prize.payment->number);
        }
        body_.markup("</dl><p><a href=\"/n/").text(prize.notice->id).markup("\">");
        body_.text(either("公示名单", "The public notice")).markup("</a></p></section>");
    }

    [[nodiscard]] std::string_view words_of(std::string_view act) const
    {
        if (act == "month_frozen")
            return either("当月成绩封存", "The month was frozen");
        if (act == "settlement_finalise")
            return either("获奖名单定稿", "The list became final");
        if (act == "payout_list_released")
            return either("发放名单放行", "The list of payments was released");
        return either("本人确认领取", "The winner took the prize");
    }

    void write_acts()
    {
        body_.markup("<section class=\"card\"><h2>");
        body_.text(either("公开日志里的记录", "In the public log")).markup("</h2>");
        if (receipt_.acts.empty())
            write_line(either("相关步骤完成后会写入日志，届时可在这里验证。",
                              "Once the next steps are taken they stand in the log, and here."));
        for (auto const& act : receipt_.acts)
            write_act(act);
        write_line(either(
            "日志是一棵只增不减的哈希树。下面的路径证明该记录在树中，任何人可用公开的检查点核对。",
            "The log is a tree of hashes that only grows. The path proves that the entry is in it; "
            "anybody can compare it with the signed checkpoints."));
        body_.markup("<p><a href=\"/api/v1/audit/checkpoint\">");
        body_.text(either("最新检查点", "The newest checkpoint")).markup("</a></p></section>");
    }

    void write_line(std::string_view text)
    {
        body_.markup("<p class=\"hint\">").text(text).markup("</p>");
    }

    void write_act(ProvenAct const& act)
    {
        body_.markup("<h3>").text(words_of(act.name)).markup("</h3><dl>");
        write_pair(either("时间", "When"), local(act.at));
        write_pair(either("序号", "Leaf"), std::to_string(act.leaf));
        if (!act.proof) {
            body_.markup("</dl>");
            return write_line(either("日志一分钟内签名，之后可验证。",
                                     "The log is signed within a minute; look again then."));
        }
        write_hash(either("记录", "Entry"), act.proof->leaf_hash);
        write_hash(either("树根", "Root"), act.proof->root);
        write_pair(either("树的大小", "Size of the tree"), std::to_string(act.proof->size));
        body_.markup("<dt>").text(either("路径", "Path")).markup("</dt><dd>");
        for (auto const& hash : act.proof->path)
            body_.markup("<code>").text(base::hex(hash)).markup("</code><br>");
        body_.markup("</dd></dl><p><a href=\"/api/v1/audit/proof/inclusion?leaf=");
        body_.text(std::to_string(act.leaf)).markup("&amp;size=");
        body_.text(std::to_string(act.proof->size)).markup("\">");
        body_.text(either("机器可读的证明", "The proof for programs")).markup("</a></p>");
    }

    void write_hash(std::string_view name, audit::Hash const& hash)
    {
        body_.markup("<dt>").text(name).markup("</dt><dd><code>").text(base::hex(hash));
        body_.markup("</code></dd>");
    }

    CheckedReceipt const& receipt_;
    Language language_;
    Html body_;
};

} // namespace

http::Page receipt_page(CheckedReceipt const& receipt, http::Language language,
                        std::string const& link)
{
    Writing writing{receipt, language};
    auto title = writing.title();
    return {language, std::move(title), {}, std::move(writing).body(link)};
}

} // namespace settlement
