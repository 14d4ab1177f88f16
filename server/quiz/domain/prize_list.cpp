#include "quiz/domain/prize_list.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace quiz {

namespace {

struct Candidate {
    Standing const* standing;
    std::string draw;
};

/// Negative when `left` stands before `right` by this breaker alone.
std::int64_t compare(TieBreaker breaker, Candidate const& left, Candidate const& right)
{
    auto const& one = *left.standing;
    auto const& other = *right.standing;
    switch (breaker) {
    case TieBreaker::points:
        return std::int64_t{other.points} - one.points;
    case TieBreaker::accuracy:
        // As exact fractions: correct / served, the larger first.
        return std::int64_t{other.correct} * one.served - std::int64_t{one.correct} * other.served;
    case TieBreaker::elapsed:
        return one.elapsed_ms - other.elapsed_ms;
    case TieBreaker::draw:
        return left.draw.compare(right.draw);
    }
    std::unreachable();
}

} // namespace

std::string secret_hex(base::Key const& month_secret)
{
    return base::hex(month_secret.bytes);
}

std::string secret_hash(base::Key const& month_secret)
{
    return base::hex(base::sha256(secret_hex(month_secret)));
}

std::string draw_lot(std::string_view secret_hex, std::string_view slug, base::CivilMonth month,
                     std::string_view person_key)
{
    return base::hex(
        base::sha256(fmt::format("{}|{}|{}|{}", secret_hex, slug, month.text(), person_key)));
}

std::vector<PrizePlace> ranking(PrizeTerms const& terms, std::span<Standing const> standings)
{
    std::vector<Candidate> candidates;
    candidates.reserve(standings.size());
    for (auto const& standing : standings)
        candidates.push_back({&standing, draw_lot(terms.secret_hex, terms.slug, terms.month,
                                                  terms.people.of(standing.person))});
    std::ranges::sort(candidates, [&](Candidate const& left, Candidate const& right) {
        for (auto const breaker : terms.rules->tie_breakers) {
            if (auto const order = compare(breaker, left, right); order != 0)
                return order < 0;
        }
        // Whatever the organiser chose, a place is never shared: the lot decides at last.
        return left.draw < right.draw;
    });

    std::vector<PrizePlace> places;
    places.reserve(candidates.size());
    for (std::size_t index = 0; index < candidates.size(); ++index) {
        auto const& standing = *candidates[index].standing;
        auto const place = static_cast<int>(index) + 1;
        places.push_back({place, standing.person, standing.union_id, standing.points,
                          standing.correct, standing.served, standing.elapsed_ms,
                          std::move(candidates[index].draw), terms.rules.yuan_for_place(place)});
    }
    return places;
}

std::vector<PrizePlace> prize_list(PrizeTerms const& terms, std::span<Standing const> standings)
{
    auto places = ranking(terms, standings);
    auto const winners = static_cast<std::size_t>(terms.rules.winners_per_month());
    if (places.size() > winners)
        places.resize(winners);
    return places;
}

std::string snapshot_hash(PrizeTerms const& terms, std::span<PrizePlace const> places)
{
    auto text = fmt::format("palmunion list 1\n{}\n{}\n", terms.slug, terms.month.text());
    for (auto const& place : places) {
        text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", place.place,
                            terms.people.of(place.person), place.points, place.correct,
                            place.served, place.elapsed_ms, place.draw, place.yuan);
    }
    return base::hex(base::sha256(text));
}

} // namespace quiz
