#include "quiz/api/attempt_json.hpp"

#include "quiz/service/playing.hpp"

#include <chrono>

namespace quiz {

namespace {

using http::JsonWriter;

base::TimeZone const& zone_of(Contest const& contest)
{
    return contest.rules()->timezone;
}

void write_key(JsonWriter& json, AttemptKey const& key)
{
    json.field("date", key.date.text()).field("number", key.number);
}

/// What stands on the paper and is no secret.
void write_wording(JsonWriter& json, PaperQuestion const& question, std::size_t index)
{
    json.field("index", index).field("type", text(question.wording->type));
    json.field("stem", question.wording->stem).key("options").begin_array();
    for (int shown = 0; shown < question.order.count(); ++shown)
        json.value(
            question.wording->options[static_cast<std::size_t>(question.order.original(shown))]);
    json.end_array();
}

OptionSet chosen_at(Answers const& answers, std::size_t index)
{
    return index < answers.chosen.size() ? answers.chosen[index] : OptionSet{};
}

} // namespace

void write_positions(JsonWriter& json, OptionSet set)
{
    json.begin_array();
    for (int position = 0; position < options_max; ++position)
        if (set.contains(position))
            json.value(position);
    json.end_array();
}

void write_questions(JsonWriter& json, Paper const& paper, Answers const& chosen)
{
    json.begin_array();
    for (std::size_t index = 0; index < paper.questions.size(); ++index) {
        json.begin_object();
        write_wording(json, paper.questions[index], index);
        json.key("chosen");
        write_positions(json, chosen_at(chosen, index));
        json.end_object();
    }
    json.end_array();
}

void write_reviewed_questions(JsonWriter& json, Paper const& paper, Answers const& chosen)
{
    json.begin_array();
    for (std::size_t index = 0; index < paper.questions.size(); ++index) {
        auto const& question = paper.questions[index];
        json.begin_object().field("code", question.wording->code);
        write_wording(json, question, index);
        json.key("chosen");
        write_positions(json, chosen_at(chosen, index));
        json.key("answer");
        write_positions(json, question.answer());
        json.field("is_correct", is_right(question, chosen_at(chosen, index)));
        json.field("explanation", question.wording->explanation);
        json.field("source", question.wording->source).end_object();
    }
    json.end_array();
}

void write_paper(JsonWriter& json, PlayedAttempt const& played)
{
    auto const& attempt = played.attempt;
    auto const& zone = zone_of(*played.contest);
    auto const limit =
        std::chrono::duration_cast<std::chrono::seconds>(attempt.deadline - attempt.issued_at);
    json.begin_object();
    write_key(json, attempt.key);
    json.field("state", text(attempt.state)).field("issued_at", zone.text(attempt.issued_at));
    json.field("deadline", zone.text(attempt.deadline)).field("time_limit_s", limit.count());
    json.key("questions");
    write_questions(json, attempt.paper, attempt.answers.value_or(Answers{}));
    json.field("answers_saved_at",
               attempt.saved_at.transform([&](auto at) { return zone.text(at); }));
    json.end_object();
}

void write_place(JsonWriter& json, MonthPlace const& place)
{
    json.field("month", place.month.text()).field("points", place.points);
    json.field("rank", place.place.transform([](auto const& found) { return found.rank; }));
    json.field("rank_tied", place.place ? place.place->tied : 0);
    json.field("rank_change", place.rank_change);
}

void write_second_chance(JsonWriter& json, SecondChanceView const& view)
{
    json.begin_object()
        .field("mode", text(view.mode))
        .field("state", text(view.state))
        .end_object();
}

void write_result(JsonWriter& json, AttemptResult const& result)
{
    auto const& attempt = result.attempt;
    auto const& zone = zone_of(*result.contest);
    json.begin_object();
    write_key(json, attempt.key);
    json.field("state", text(attempt.state)).field("issued_at", zone.text(attempt.issued_at));
    json.field("handed_in_at",
               attempt.handed_in_at.transform([&](auto at) { return zone.text(at); }));
    json.field("points", attempt.score.points).field("correct", attempt.score.correct);
    json.field("elapsed_ms", attempt.elapsed_ms).field("receipt", attempt.receipt);
    json.key("questions");
    write_reviewed_questions(json, attempt.paper, attempt.answers.value_or(Answers{}));
    json.key("month").begin_object();
    write_place(json, result.month);
    json.end_object().key("second_chance");
    write_second_chance(json, result.second_chance);
    json.end_object();
}

} // namespace quiz
