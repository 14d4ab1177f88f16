#include "quiz/domain/walk.hpp"

#include "base/verify.hpp"
#include "quiz/domain/numbers.hpp"

#include <algorithm>

namespace quiz {

namespace {

MixerKey half_of(base::Digest const& digest, std::size_t from)
{
    MixerKey key;
    for (std::size_t byte = 0; byte < 8; ++byte) {
        key.low |= std::uint64_t{digest[from + byte]} << (8 * byte);
        key.high |= std::uint64_t{digest[from + 8 + byte]} << (8 * byte);
    }
    return key;
}

/// The key of one cycle over one ground: a new cycle is a new order.
MixerKey cycle_key(MixerKey person, Ground ground, std::int32_t cycle)
{
    return derive(person,
                  static_cast<std::uint64_t>(ground) << 32 | static_cast<std::uint32_t>(cycle));
}

/// Begins the next cycle of a ground over all the items it has now.
void turn(Walk& walk, WalkTerms const& terms, Ground ground)
{
    auto& place = walk.grounds[static_cast<std::size_t>(ground)];
    place = {place.cycle + 1, static_cast<std::int32_t>(terms.bank.items(ground).size()), 0};
    walk.avoided.assign(terms.recent.begin(), terms.recent.end());
    std::ranges::sort(walk.avoided);
    auto const repeated = std::ranges::unique(walk.avoided);
    walk.avoided.erase(repeated.begin(), repeated.end());
    // Without anything to avoid there is no date: a walk reads back from its text as it was.
    walk.avoided_until =
        walk.avoided.empty() ? base::CivilDate{} : terms.date + terms.no_repeat_days;
}

} // namespace

DrawKeys DrawKeys::of(base::Key const& month_secret, ContestId contest, base::CivilMonth month,
                      std::string_view person_key)
{
    std::string message = "draw|";
    append_number(message, contest.value);
    message += '|';
    message += month.text();
    message += '|';
    message += person_key;
    auto const digest = base::hmac_sha256(month_secret, message);
    return {half_of(digest, 0), half_of(digest, 16)};
}

std::string Walk::text() const
{
    std::string text;
    for (auto const& ground : grounds) {
        if (!text.empty())
            text += ',';
        append_number(text, ground.cycle);
        text += '.';
        append_number(text, ground.size);
        text += '.';
        append_number(text, ground.position);
    }
    if (avoided.empty())
        return text;
    text += '|';
    append_number(text, avoided_until.days);
    char sign = ':';
    for (auto const question : avoided) {
        text += sign;
        append_number(text, question.value);
        sign = '.';
    }
    return text;
}

std::optional<Walk> Walk::from_text(std::string_view text)
{
    Walk walk;
    NumberReader reader{text};
    for (std::size_t ground = 0; ground < grounds_count; ++ground) {
        if (ground > 0 && !reader.accept(','))
            return std::nullopt;
        auto const cycle = reader.number<std::int32_t>();
        if (!cycle || !reader.accept('.'))
            return std::nullopt;
        auto const size = reader.number<std::int32_t>();
        if (!size || !reader.accept('.'))
            return std::nullopt;
        auto const position = reader.number<std::int32_t>();
        if (!position || *position < 0 || *position > *size)
            return std::nullopt;
        walk.grounds[ground] = {*cycle, *size, *position};
    }
    if (reader.accept('|')) {
        auto const until = reader.number<std::int32_t>();
        if (!until || !reader.accept(':'))
            return std::nullopt;
        walk.avoided_until = {*until};
        do {
            auto const question = reader.number<std::int64_t>();
            if (!question)
                return std::nullopt;
            walk.avoided.push_back(QuestionId{*question});
        } while (reader.accept('.'));
    }
    return reader.is_at_end() ? std::optional{std::move(walk)} : std::nullopt;
}

bool has_turned(Walk const& before, Walk const& after)
{
    return !std::ranges::equal(before.grounds, after.grounds, {}, &GroundWalk::cycle,
                               &GroundWalk::cycle);
}

void take(Walk& walk, WalkTerms const& terms, Ground ground, int count,
          std::vector<BankItem>& taken)
{
    if (terms.date >= walk.avoided_until) {
        walk.avoided.clear();
        walk.avoided_until = {};
    }
    auto const items = terms.bank.items(ground);
    auto& place = walk.grounds[static_cast<std::size_t>(ground)];
    auto const taken_before = taken.size();
    std::size_t passed_over = 0;
    while (taken.size() < taken_before + static_cast<std::size_t>(count)) {
        if (place.position >= place.size)
            turn(walk, terms, ground);
        Permutation const order{cycle_key(terms.key, ground, place.cycle),
                                static_cast<std::uint32_t>(place.size)};
        while (place.position < place.size &&
               taken.size() < taken_before + static_cast<std::size_t>(count)) {
            auto const& item = items[order.at(static_cast<std::uint32_t>(place.position))];
            ++place.position;
            bool const is_avoided = std::ranges::binary_search(walk.avoided, item.question);
            bool const is_taken =
                std::ranges::find(taken, item.question, &BankItem::question) != taken.end();
            // A whole cycle without a find: everything else was seen lately, so repeat.
            bool const offers_else = passed_over <= items.size();
            if (!item.is_enabled || is_taken || (is_avoided && offers_else)) {
                VERIFY(++passed_over <= 4 * items.size());
                continue;
            }
            taken.push_back(item);
        }
    }
}

} // namespace quiz
