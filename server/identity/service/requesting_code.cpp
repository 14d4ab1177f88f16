#include "identity/service/requesting_code.hpp"

#include "base/crypto.hpp"
#include "identity/domain/refusals.hpp"
#include "identity/service/code_sender.hpp"
#include "identity/service/sealing.hpp"
#include "identity/store/codes.hpp"
#include "identity/store/proofs.hpp"
#include "identity/store/send_counts.hpp"
#include "identity/store/wrong_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace identity {

namespace {

constexpr std::size_t code_id_bytes = 16;

/// A rate that this request counts against, and whose.
struct Counted {
    RateKind kind;
    SendRate rate;
    std::string subject;

    [[nodiscard]] send_counts::Counter at(base::Instant now) const
    {
        return {kind, subject, rate.span_of(now)};
    }
};

std::string hidden(Keys const& keys, std::string_view subject)
{
    return base::hex(base::hmac_sha256(keys.send_count, subject));
}

std::array<Counted, 3> counted(Means const& means, RequestCode const& command)
{
    auto const& rates = means.settings.rates;
    return {
        Counted{RateKind::source, rates.source, hidden(means.keys, command.source)},
        Counted{RateKind::prefix, rates.prefix, hidden(means.keys, command.phone.prefix())},
        Counted{RateKind::everyone, rates.everyone, ""},
    };
}

base::Result<void> spend(sql::Transaction& tx, Keys const& keys, Proof const& proof)
{
    auto const task = TRY(check_proof(keys, proof, tx.now()));
    proofs::remove_expired(tx);
    if (!proofs::insert(tx, task))
        return std::unexpected{refuse(proof_used)};
    return base::ok();
}

/// Who asks, hashed with the phone: nobody can tell from it which phones one network asks for.
std::string asker(Keys const& keys, RequestCode const& command)
{
    return hidden(keys, command.phone.digits() + ' ' + command.source);
}

/// The codes of a phone as somebody sees them who asks from this source.
std::vector<Send> sends_of(std::span<IssuedCode const> codes, std::string_view source)
{
    std::vector<Send> sends;
    for (auto const& code : codes)
        sends.push_back(
            {code.sent_at, code.source == source ? AskedBy::same_source : AskedBy::another_source});
    return sends;
}

base::Result<void> refuse_beyond(sql::Transaction& tx, Means const& means,
                                 RequestCode const& command, std::span<IssuedCode const> recent)
{
    auto const source = asker(means.keys, command);
    CHECK_OK(may_send(means.settings.codes, sends_of(recent, source), tx.now()));
    for (auto const& one : counted(means, command)) {
        auto const sent = send_counts::find(tx, one.at(tx.now()));
        CHECK_OK(may_send_more(one.rate, one.kind, sent, tx.now()));
    }
    return base::ok();
}

void count(sql::Transaction& tx, Means const& means, RequestCode const& command)
{
    auto longest = std::chrono::milliseconds{0};
    for (auto const& one : counted(means, command)) {
        send_counts::add_one(tx, one.at(tx.now()));
        longest = std::max(longest, one.rate.span);
    }
    send_counts::remove_older(tx, tx.now() - longest);
}

IssuedCode issue(sql::Transaction& tx, Means const& means, RequestCode const& command,
                 SignInCode const& code, std::span<IssuedCode const> recent)
{
    auto const& settings = means.settings;
    auto const source = asker(means.keys, command);
    auto const left_after =
        sends_left_today(settings.codes, sends_of(recent, source), tx.now()) - 1;
    IssuedCode issued{.id = base::base64url(base::random_bytes(code_id_bytes)),
                      .purpose = command.purpose};
    issued.phone_index = blind_index(means.keys, command.phone);
    issued.phone_sealed = sealed(means.keys, command.phone, place_of_code(issued.id));
    issued.digest = digest(means.keys, issued.id, command.phone, command.purpose, code);
    issued.source = source;
    issued.sent_at = tx.now();
    issued.tries_allowed = tries_for_new_code(settings.tries, recent, left_after, tx.now());
    return issued;
}

} // namespace

ProofTask issue_task(sql::Transaction& tx, Means const& means)
{
    return new_task(means.keys, means.settings.proof, base::random_bytes(proof_random_bytes),
                    tx.now());
}

base::Result<CodeSent> request_code(sql::Transaction& tx, Means const& means,
                                    RequestCode const& command)
{
    CHECK_OK(spend(tx, means.keys, command.proof));
    auto const since = tx.now() - code_limits_day;
    auto const recent = codes::list_of_phone(tx, blind_index(means.keys, command.phone), since);
    if (auto allowed = refuse_beyond(tx, means, command, recent); !allowed)
        // Kept, or one proof would do to try the limits of every number.
        return std::unexpected{std::move(allowed.error()).keeping_effects()};

    auto const length = length_for_new_code(means.settings.guess_alarm, wrong_codes::find(tx));
    auto const code = SignInCode::of(base::random_below(count_of(length)), length);
    auto issued = issue(tx, means, command, code, recent);
    issued.length = length;
    auto sent = means.sender.send(tx, {command.phone, issued.id, command.purpose, code.digits(),
                                       message_with(code, command.purpose), IssuedCode::life});
    if (!sent)
        return std::unexpected{std::move(sent.error()).keeping_effects()};
    codes::remove_older(tx, since);
    codes::insert(tx, issued);
    count(tx, means, command);
    return CodeSent{issued.id, command.phone.masked(), length, IssuedCode::life,
                    means.settings.codes.pause};
}

} // namespace identity
