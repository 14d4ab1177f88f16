#include "settlement/service/checking_receipts.hpp"

#include "audit/service/reading.hpp"
#include "membership/service/profiles.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/playing.hpp"
#include "settlement/domain/refusals.hpp"
#include "settlement/service/act_names.hpp"
#include "settlement/service/putting_up.hpp"
#include "settlement/store/receipts.hpp"

#include <fmt/format.h>
#include <utility>

namespace settlement {

namespace {

/// 12 letters and digits without those that could be misread: 59 bits.
std::string fresh_code()
{
    constexpr std::string_view letters = "23456789abcdefghjkmnpqrstuvwxyz";
    constexpr int length = 12;
    std::string code;
    for (int index = 0; index < length; ++index)
        code += letters[base::random_below(letters.size())];
    return code;
}

base::Result<quiz::AttemptResult> finished_attempt(sql::Transaction& tx, Means const& means,
                                                   ReceiptSubject const& of)
{
    auto found =
        TRY(quiz::find_attempt(tx, means.live, {of.person, of.contest, of.day, of.number}));
    auto* const result = std::get_if<quiz::AttemptResult>(&found);
    if (result == nullptr || result->attempt.receipt.empty())
        return std::unexpected{base::refuse(quiz::attempt_not_handed_in)};
    return std::move(*result);
}

/// A prize whose list is out: before that nothing about it is anybody's.
base::Result<Prize> public_prize(sql::Transaction& tx, Means const& means, ReceiptSubject const& of)
{
    auto prize = TRY(find_prize(tx, means, of.person, {of.contest, base::CivilMonth::of(of.day)}));
    if (!prize.notice)
        return std::unexpected{refuse(prize_unknown)};
    return prize;
}

std::optional<ProvenAct> prove_newest(sql::Transaction& tx, std::string_view name,
                                      std::string const& subject)
{
    auto const found =
        audit::list_entries(tx, {.act = std::string{name}, .subject = subject, .limit = 1});
    if (found.empty())
        return std::nullopt;
    auto const& placed = found.front();
    ProvenAct act{name, placed.leaf, placed.entry.at, {}};
    if (auto const proven = audit::prove_entry(tx, placed.leaf, std::nullopt))
        act.proof =
            ProvenAct::Proof{proven->proof.size, proven->leaf, proven->root, proven->proof.path};
    return act;
}

void add(std::vector<ProvenAct>& acts, std::optional<ProvenAct> act)
{
    if (act)
        acts.push_back(std::move(*act));
}

void check_attempt(sql::Transaction& tx, CheckedReceipt& receipt, quiz::AttemptResult const& found)
{
    auto const& attempt = found.attempt;
    receipt.contest = found.contest;
    receipt.what = CheckedAttempt{
        attempt.key.date,     attempt.key.number, attempt.score.points,
        attempt.handed_in_at, attempt.receipt,    quiz::receipt_of(attempt) == attempt.receipt};
    auto const month = base::CivilMonth::of(attempt.key.date);
    add(receipt.acts,
        prove_newest(tx, "month_frozen",
                     fmt::format("contest:{}/{}", found.contest->slug(), month.text())));
}

void check_prize(sql::Transaction& tx, CheckedReceipt& receipt, Prize prize)
{
    receipt.contest = prize.contest;
    auto const month = "month:" + notice_subject(prize.contest->slug(), prize.month.month);
    add(receipt.acts, prove_newest(tx, audited_name(ActKind::finalise), month));
    add(receipt.acts, prove_newest(tx, acts::prize_claimed, prize_subject(prize)));
    bool const was_released = prize.payment && prize.payment->handed_over_at;
    if (was_released)
        add(receipt.acts, prove_newest(tx, "payout_list_released",
                                       fmt::format("payout-list:{}", prize.payment->batch.value)));
    receipt.what = std::move(prize);
}

} // namespace

base::Result<std::string> make_receipt(sql::Transaction& tx, Means const& means,
                                       ReceiptSubject const& of)
{
    switch (of.kind) {
    case ReceiptKind::attempt:
        static_cast<void>(TRY(finished_attempt(tx, means, of)));
        break;
    case ReceiptKind::prize:
        static_cast<void>(TRY(public_prize(tx, means, of)));
        break;
    }
    if (auto known = receipts::find_code(tx, of))
        return std::move(*known);
    auto code = fresh_code();
    receipts::insert(tx, code, of);
    return code;
}

base::Result<CheckedReceipt> check_receipt(sql::Transaction& tx, Means const& means,
                                           std::string_view code)
{
    auto const of = receipts::find(tx, code);
    if (!of)
        return std::unexpected{refuse(receipt_unknown)};
    CheckedReceipt receipt{.contest = {}, .name = {}, .what = CheckedAttempt{}, .acts = {}};
    if (auto const name = membership::public_name_of(tx, means.keys, of->person))
        receipt.name = name->name;
    if (of->kind == ReceiptKind::attempt) {
        auto const found = finished_attempt(tx, means, *of);
        if (!found)
            return std::unexpected{refuse(receipt_unknown)};
        check_attempt(tx, receipt, *found);
        return receipt;
    }
    auto prize = public_prize(tx, means, *of);
    if (!prize)
        return std::unexpected{refuse(receipt_unknown)};
    check_prize(tx, receipt, std::move(*prize));
    return receipt;
}

} // namespace settlement
