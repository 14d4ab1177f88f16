#include "quiz/service/managing_contests.hpp"

#include "audit/service/appending.hpp"
#include "organisation/service/finding_unions.hpp"
#include "quiz/domain/bank_size.hpp"
#include "quiz/domain/contest_status.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/acts.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/contests.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/study_cards.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace quiz {

namespace {

/// The bank of a contest, if it is enough for its rules.
base::Result<BankId> check_surroundings(sql::Transaction& tx, ContestSettings const& settings)
{
    auto const organiser = organisation::find_union(tx, settings.organiser);
    if (!organiser.has_value()) {
        auto error = organiser.error();
        return std::unexpected{base::Error{error.kind, error.reason}.at("organiser")};
    }
    auto const bank = banks::find(tx, settings.bank);
    auto const snapshot = bank ? banks::find_newest(tx, bank->id) : std::nullopt;
    if (!snapshot)
        return std::unexpected{refuse(bank_unknown).with("code", settings.bank)};
    CHECK_OK(check_bank_size(settings.rules, *snapshot));
    if (settings.rules->second_chance == SecondChanceMode::study &&
        study_cards::count(tx, bank->id) == 0)
        return std::unexpected{refuse(study_cards_missing).with("bank", settings.bank)};
    return bank->id;
}

/// Months that the contest touches now and did not before get their secret; those it no longer
/// touches go, which can only happen before it began.
void fit_months(sql::Transaction& tx, Live const& live, ContestId contest,
                ContestRules const& rules)
{
    auto const touched = months_of(rules);
    auto const stored = months::list(tx, contest);
    for (auto const& [month, sealed] : stored)
        if (std::ranges::find(touched, month.month) == touched.end())
            months::remove(tx, month.id);
    for (auto const wanted : touched) {
        if (std::ranges::any_of(stored, [&](auto const& s) { return s.month.month == wanted; }))
            continue;
        months::Stored fresh;
        fresh.month.id = months::next_id(tx);
        fresh.month.month = wanted;
        auto secret = live.new_month_secret(fresh.month.id);
        fresh.month.secret_hash = std::move(secret.hash);
        fresh.sealed_secret = std::move(secret.sealed);
        months::insert(tx, contest, fresh);
    }
}

/// The act by which a contest came to its settings.
audit::Act act_of(std::string_view name, contests::Stored const& contest, std::string_view document)
{
    return {.name = name,
            .subject = "contest:" + contest.settings.slug,
            .details = audit::Details{}
                           .with("version", contest.version)
                           .with("settings_sha256", base::hex(base::sha256(document)))};
}

/// The first thing that people already play by and that would change.
std::optional<std::string_view> locked_change(contests::Stored const& before,
                                              ContestSettings const& after)
{
    if (auto const field = ContestRules::locked_difference(before.settings.rules, after.rules))
        return field;
    if (before.settings.bank != after.bank)
        return "bank";
    return std::nullopt;
}

} // namespace

base::Result<PublishedContest> create_contest(sql::Transaction& tx, Live& live,
                                              audit::Author const& author,
                                              std::string_view document)
{
    auto settings = TRY(read_settings(document));
    if (contests::find(tx, settings.slug))
        return std::unexpected{refuse(contest_exists).with("slug", settings.slug)};
    auto const bank = TRY(check_surroundings(tx, settings));
    contests::Stored const contest{contests::next_id(tx), bank, 1, std::move(settings)};
    contests::insert(tx, contest);
    fit_months(tx, live, contest.id, contest.settings.rules);
    audit::append(tx, author, act_of(acts::contest_created, contest, document));
    live.reload_contests(tx);
    return PublishedContest{contest.settings.slug, contest.version};
}

base::Result<PublishedContest> change_contest(sql::Transaction& tx, Live& live,
                                              audit::Author const& author, std::string_view slug,
                                              std::string_view document)
{
    auto settings = TRY(read_settings(document));
    auto stored = contests::find(tx, slug);
    if (!stored)
        return std::unexpected{refuse(contest_unknown).with("slug", std::string{slug})};
    if (settings.slug != slug)
        return std::unexpected{refuse(slug_fixed).at("slug").with("expected", std::string{slug})};
    if (settings == stored->settings)
        return PublishedContest{std::move(settings.slug), stored->version};
    bool const has_begun = status_at(stored->settings.rules, tx.now()) != ContestStatus::announced;
    if (auto const field = locked_change(*stored, settings); has_begun && field)
        return std::unexpected{refuse(contest_started).at(std::string{*field})};
    stored->bank = TRY(check_surroundings(tx, settings));
    stored->settings = std::move(settings);
    ++stored->version;
    contests::add_version(tx, *stored);
    fit_months(tx, live, stored->id, stored->settings.rules);
    audit::append(tx, author, act_of(acts::contest_changed, *stored, document));
    live.reload_contests(tx);
    return PublishedContest{stored->settings.slug, stored->version};
}

std::string organiser_name(sql::Transaction& tx, Contest const& contest)
{
    auto const& code = contest.settings.organiser;
    auto const found = organisation::find_union(tx, std::string_view{code});
    return found ? found->name : code;
}

} // namespace quiz
