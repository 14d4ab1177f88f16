#include "quiz/service/second_chance.hpp"

#include "base/crypto.hpp"
#include "quiz/domain/daily_quota.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/entering.hpp"
#include "quiz/store/chances.hpp"
#include "quiz/store/study_cards.hpp"

#include <cstring>
#include <fmt/format.h>
#include <utility>

namespace quiz {

namespace {

using SharedContest = std::shared_ptr<Contest const>;

/// A running contest, its day today, and a person who may play in it.
struct Today {
    SharedContest contest;
    base::CivilDate date;
};

base::Result<Today> today_of(sql::Transaction& tx, Live const& live, base::PersonId person,
                             std::string_view slug)
{
    auto contest = TRY(live.contest(slug));
    auto const date = TRY(attempt_day(contest->rules(), tx.now()));
    CHECK_OK(union_to_play_in(tx, live, *contest, person));
    return Today{std::move(contest), date};
}

/// Something that only the program can compute from a person and a day.
base::Digest mark_of(Live const& live, Today const& today, base::PersonId person,
                     std::string_view purpose)
{
    return base::hmac_sha256(live.key_for(purpose), fmt::format("{}|{}|{}", today.contest->id.value,
                                                                person.value, today.date.days));
}

/// The same on every ask of a day, so that a link which was passed on stays good.
std::string token_of(Live const& live, Today const& today, base::PersonId person)
{
    constexpr std::size_t token_bytes = 12;
    auto const mark = mark_of(live, today, person, "quiz shared link");
    return base::base64url(base::view(mark).substr(0, token_bytes));
}

std::string hash_of(std::string_view token)
{
    return base::hex(base::sha256(token));
}

chances::Stored begun_now(sql::Transaction const& tx, Today const& today, base::PersonId person)
{
    chances::Stored chance;
    chance.contest = today.contest->id;
    chance.person = person;
    chance.date = today.date;
    chance.mode = today.contest->rules()->second_chance;
    chance.begun_at = tx.now();
    return chance;
}

/// The chance of today in the mode that holds now. One begun in another mode, before the organiser
/// changed it, starts anew; a granted one stays granted.
chances::Stored chance_of(sql::Transaction& tx, Today const& today, base::PersonId person)
{
    auto found = chances::find(tx, today.contest->id, person, today.date);
    if (!found) {
        auto fresh = begun_now(tx, today, person);
        VERIFY(chances::insert(tx, fresh));
        return fresh;
    }
    if (found->mode != today.contest->rules()->second_chance && !found->granted_at) {
        found = begun_now(tx, today, person);
        chances::update(tx, *found);
    }
    return *std::move(found);
}

/// Today's card of a person: another one every day, the same all day.
base::Result<StudyCard> card_of_today(sql::Transaction& tx, Live const& live, Today const& today,
                                      base::PersonId person)
{
    auto const bank = today.contest->bank;
    auto const count = study_cards::count(tx, bank);
    if (count == 0)
        return std::unexpected{
            refuse(study_cards_missing).with("bank", today.contest->settings.bank)};
    auto const mark = mark_of(live, today, person, "quiz study card");
    std::uint64_t number = 0;
    std::memcpy(&number, mark.data(), sizeof number);
    auto const index = static_cast<std::int64_t>(number % static_cast<std::uint64_t>(count));
    return study_cards::find_nth(tx, bank, index).value();
}

base::Result<void> check_study_mode(Contest const& contest)
{
    auto const mode = contest.rules()->second_chance;
    if (mode == SecondChanceMode::study)
        return base::ok();
    return std::unexpected{refuse(second_chance_not_study).with("mode", std::string{text(mode)})};
}

base::Instant readable_from(chances::Stored const& chance, Contest const& contest)
{
    return chance.begun_at + contest.rules()->study_time;
}

/// The contest to which a link belongs.
base::Result<LinkTarget> target_of(Live const& live, chances::Stored const& chance)
{
    for (auto& contest : live.contests())
        if (contest->id == chance.contest)
            return LinkTarget{std::move(contest)};
    return std::unexpected{refuse(link_unknown)};
}

bool is_by_another(VisitLink const& visit, chances::Stored const& chance)
{
    return visit.device == VisitLink::Device::other && visit.visitor != chance.person;
}

} // namespace

base::Result<SharedLink> share_contest(sql::Transaction& tx, Live const& live,
                                       base::PersonId person, std::string_view slug)
{
    auto const today = TRY(today_of(tx, live, person, slug));
    auto const mode = today.contest->rules()->second_chance;
    if (mode != SecondChanceMode::share && mode != SecondChanceMode::visit)
        return SharedLink{today.contest, std::nullopt, Grant::none};

    auto chance = chance_of(tx, today, person);
    auto token = token_of(live, today, person);
    chance.token_hash = hash_of(token);
    if (mode == SecondChanceMode::share && !chance.granted_at)
        chance.granted_at = tx.now();
    chances::update(tx, chance);
    return SharedLink{today.contest, std::move(token),
                      chance.granted_at ? Grant::granted : Grant::none};
}

base::Result<LinkTarget> follow_link(sql::Transaction& tx, Live const& live, std::string_view token)
{
    auto const chance = chances::find_by_token(tx, hash_of(token));
    if (!chance)
        return std::unexpected{refuse(link_unknown)};
    return target_of(live, *chance);
}

base::Result<LinkTarget> visit_link(sql::Transaction& tx, Live const& live, VisitLink const& visit)
{
    auto chance = chances::find_by_token(tx, hash_of(visit.token));
    if (!chance)
        return std::unexpected{refuse(link_unknown)};
    auto target = TRY(target_of(live, *chance));
    auto const& rules = target.contest->rules();
    bool const counts = chance->mode == SecondChanceMode::visit && !chance->granted_at &&
                        rules->timezone.date_at(tx.now()) == chance->date;
    if (counts && is_by_another(visit, *chance)) {
        chance->granted_at = tx.now();
        chances::update(tx, *chance);
    }
    return target;
}

base::Result<OpenedCard> open_study_card(sql::Transaction& tx, Live const& live,
                                         base::PersonId person, std::string_view slug)
{
    auto const today = TRY(today_of(tx, live, person, slug));
    CHECK_OK(check_study_mode(*today.contest));
    auto card = TRY(card_of_today(tx, live, today, person));
    auto chance = chance_of(tx, today, person);
    if (chance.granted_at)
        return std::unexpected{refuse(second_chance_used)};
    if (!chance.card) {
        chance.card = card.code;
        chances::update(tx, chance);
    } else if (auto begun = study_cards::find(tx, today.contest->bank, *chance.card)) {
        card = *std::move(begun);
    }
    return OpenedCard{today.contest, std::move(card), readable_from(chance, *today.contest)};
}

base::Result<Grant> answer_study_check(sql::Transaction& tx, Live const& live,
                                       AnswerStudyCheck const& command)
{
    auto const contest = TRY(live.contest(command.slug));
    CHECK_OK(check_study_mode(*contest));
    auto const date = contest->rules()->timezone.date_at(tx.now());
    auto chance = chances::find(tx, contest->id, command.person, date);
    if (!chance || chance->card != command.card)
        return std::unexpected{refuse(study_card_unknown)};
    if (chance->granted_at)
        return std::unexpected{refuse(second_chance_used)};
    auto const card = study_cards::find(tx, contest->bank, command.card);
    if (!card)
        return std::unexpected{refuse(study_card_unknown)};
    auto const options = std::ssize(card->check.options);
    if (command.answer < 0 || command.answer >= options)
        return std::unexpected{
            refuse(answer_out_of_range).with("question", 1).with("options", options)};
    auto const wait = readable_from(*chance, *contest) - tx.now();
    if (wait.count() > 0)
        return std::unexpected{
            refuse(study_too_fast)
                .with("wait_s", std::chrono::ceil<std::chrono::seconds>(wait).count())};
    bool const is_right = command.answer == card->check.answer;
    // Whoever guessed reads again: trying the options in turn takes longer than reading.
    if (is_right)
        chance->granted_at = tx.now();
    else
        chance->begun_at = tx.now();
    chances::update(tx, *chance);
    return is_right ? Grant::granted : Grant::none;
}

} // namespace quiz
