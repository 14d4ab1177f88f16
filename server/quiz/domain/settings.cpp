#include "quiz/domain/settings.hpp"

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "quiz/domain/refusals.hpp"
#include "json/object.hpp"
#include "json/refusals.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace quiz {

namespace {

using Check = base::Result<void>;

constexpr std::string_view document_keys[] = {
    "slug",          "title",        "theme",           "slogan",
    "tagline",       "english",      "organiser",       "bank",
    "timezone",      "starts_on",    "ends_on",         "questions_per_attempt",
    "time_limit_s",  "study_time_s", "hand_in_grace_s", "points_per_question",
    "second_chance", "draw",         "draw_mix",        "accommodation_factor",
    "tie_breakers",  "prize_tiers",  "no_repeat_days",  "elapsed_floor_ms_per_question",
    "union_board",   "person_board", "union_min_depth",
};
constexpr std::string_view words_keys[] = {"title", "theme", "slogan", "tagline"};
constexpr std::string_view mix_keys[] = {"easy", "medium", "hard"};
constexpr std::string_view tier_keys[] = {"from", "to", "yuan"};

constexpr std::array second_chance_modes{SecondChanceMode::share, SecondChanceMode::study,
                                         SecondChanceMode::visit, SecondChanceMode::two_attempts,
                                         SecondChanceMode::none};
constexpr std::array draw_strategies{DrawStrategy::stratified, DrawStrategy::uniform};
constexpr std::array all_tie_breakers{TieBreaker::points, TieBreaker::accuracy, TieBreaker::elapsed,
                                      TieBreaker::draw};

/// One object of the document; `path` is how its fields are called in refusals.
struct Section {
    json::Object const& object;
    std::string path = {};

    [[nodiscard]] std::string name_of(std::string_view key) const
    {
        return path + std::string{key};
    }
};

Check refuse_strangers(Section const& section, std::span<std::string_view const> known)
{
    for (auto const& key : section.object.names()) {
        if (std::ranges::find(known, key) != known.end())
            continue;
        return std::unexpected{refuse(setting_unknown)
                                   .at(section.name_of(key))
                                   .with("nearest", std::string{base::nearest(key, known)})};
    }
    return base::ok();
}

/// What an accessor of the JSON reader says, with the full name of the field.
template <class T>
base::Result<T> named(Section const& section, std::string_view key, base::Result<T> result)
{
    if (result.has_value())
        return result;
    auto error = std::move(result).error();
    if (error.is(json::field_missing))
        return std::unexpected{refuse(setting_missing).at(section.name_of(key))};
    auto const field = std::ranges::find(error.facts, "field", &base::Error::Fact::name);
    if (field == error.facts.end())
        return std::unexpected{std::move(error).at(section.name_of(key))};
    field->value = section.name_of(key);
    return std::unexpected{std::move(error)};
}

base::Result<std::string> words_line(Section const& section, std::string_view key)
{
    auto text = TRY(named(section, key, section.object.text(key)));
    auto const length = base::length(text);
    if (length == 0 || base::trimmed(text) != text || !base::is_visible_line(text))
        return std::unexpected{refuse(setting_missing).at(section.name_of(key))};
    if (length > contest_words_characters_max)
        return std::unexpected{refuse(setting_too_long)
                                   .at(section.name_of(key))
                                   .with("characters_max", contest_words_characters_max)
                                   .with("found", length)};
    return text;
}

base::Result<std::string> optional_line(Section const& section, std::string_view key)
{
    if (!section.object.has(key))
        return std::string{};
    auto const text = TRY(named(section, key, section.object.text(key)));
    return text.empty() ? base::Result<std::string>{text} : words_line(section, key);
}

base::Result<ContestWords> read_words(Section const& section)
{
    ContestWords words;
    words.title = TRY(words_line(section, "title"));
    words.theme = TRY(words_line(section, "theme"));
    words.slogan = TRY(optional_line(section, "slogan"));
    words.tagline = TRY(optional_line(section, "tagline"));
    return words;
}

/// What is beyond this is also beyond every range that is checked afterwards.
int as_small(std::int64_t number)
{
    constexpr std::int64_t most = 1'000'000'000;
    return static_cast<int>(std::clamp(number, -most, most));
}

/// Keeps what `target` has when the document does not say.
template <class Number>
Check read_number(Section const& section, std::string_view key, Number& target)
{
    auto const number = TRY(named(section, key, section.object.optional_integer(key)));
    if (number)
        target = Number(as_small(*number));
    return base::ok();
}

Check read_required(Section const& section, std::string_view key, int& target)
{
    target = as_small(TRY(named(section, key, section.object.integer(key))));
    return base::ok();
}

Check read_flag(Section const& section, std::string_view key, bool& target)
{
    auto const flag = TRY(named(section, key, section.object.optional_boolean(key)));
    target = flag.value_or(target);
    return base::ok();
}

template <class Choice, std::size_t n>
base::Result<Choice> choice_named(std::string field, std::string_view found,
                                  std::array<Choice, n> const& choices)
{
    std::string allowed;
    for (auto const choice : choices) {
        if (text(choice) == found)
            return choice;
        allowed.append(allowed.empty() ? "" : ", ").append(text(choice));
    }
    return std::unexpected{refuse(setting_unknown_value)
                               .at(std::move(field))
                               .with("allowed", std::move(allowed))
                               .with("found", std::string{found})};
}

template <class Choice, std::size_t n>
Check read_choice(Section const& section, std::string_view key,
                  std::array<Choice, n> const& choices, Choice& target)
{
    auto const found = TRY(named(section, key, section.object.optional_text(key)));
    if (found)
        target = TRY(choice_named(section.name_of(key), *found, choices));
    return base::ok();
}

base::Result<base::CivilDate> read_date(Section const& section, std::string_view key)
{
    auto const text = TRY(named(section, key, section.object.text(key)));
    return TRY(named(section, key, base::CivilDate::parse(text)));
}

Check read_time(Section const& section, RuleSettings& settings)
{
    auto const zone = TRY(named(section, "timezone", section.object.optional_text("timezone")));
    if (zone) {
        settings.timezone = TRY(named(section, "timezone", base::TimeZone::find(*zone)));
    }
    settings.starts_on = TRY(read_date(section, "starts_on"));
    settings.ends_on = TRY(read_date(section, "ends_on"));
    return base::ok();
}

Check read_mix(Section const& section, DrawMix& mix)
{
    if (!section.object.has("draw_mix"))
        return base::ok();
    auto const object = TRY(named(section, "draw_mix", section.object.object("draw_mix")));
    Section const inner{object, "draw_mix."};
    CHECK_OK(refuse_strangers(inner, mix_keys));
    CHECK_OK(read_required(inner, "easy", mix.easy));
    CHECK_OK(read_required(inner, "medium", mix.medium));
    return read_required(inner, "hard", mix.hard);
}

Check read_tie_breakers(Section const& section, std::vector<TieBreaker>& order)
{
    if (!section.object.has("tie_breakers"))
        return base::ok();
    auto const names = TRY(named(section, "tie_breakers", section.object.texts("tie_breakers")));
    order.clear();
    for (auto const& name : names)
        order.push_back(TRY(choice_named(section.name_of("tie_breakers"), name, all_tie_breakers)));
    return base::ok();
}

Check read_prizes(Section const& section, std::vector<PrizeTier>& tiers)
{
    if (!section.object.has("prize_tiers"))
        return base::ok();
    auto const objects = TRY(named(section, "prize_tiers", section.object.objects("prize_tiers")));
    tiers.clear();
    for (auto const& object : objects) {
        Section const tier{object, "prize_tiers[" + std::to_string(tiers.size()) + "]."};
        CHECK_OK(refuse_strangers(tier, tier_keys));
        auto& read = tiers.emplace_back();
        CHECK_OK(read_required(tier, "from", read.from));
        CHECK_OK(read_required(tier, "to", read.to));
        CHECK_OK(read_required(tier, "yuan", read.yuan));
    }
    return base::ok();
}

Check read_rules(Section const& section, RuleSettings& settings)
{
    CHECK_OK(read_time(section, settings));
    CHECK_OK(read_number(section, "questions_per_attempt", settings.questions_per_attempt));
    CHECK_OK(read_number(section, "points_per_question", settings.points_per_question));
    CHECK_OK(read_number(section, "time_limit_s", settings.time_limit));
    CHECK_OK(read_number(section, "hand_in_grace_s", settings.hand_in_grace));
    CHECK_OK(read_number(section, "accommodation_factor", settings.accommodation_factor));
    CHECK_OK(read_choice(section, "second_chance", second_chance_modes, settings.second_chance));
    CHECK_OK(read_number(section, "study_time_s", settings.study_time));
    CHECK_OK(read_choice(section, "draw", draw_strategies, settings.draw));
    CHECK_OK(read_mix(section, settings.mix));
    CHECK_OK(read_number(section, "no_repeat_days", settings.no_repeat_days));
    CHECK_OK(read_tie_breakers(section, settings.tie_breakers));
    CHECK_OK(read_prizes(section, settings.prize_tiers));
    CHECK_OK(
        read_number(section, "elapsed_floor_ms_per_question", settings.elapsed_floor_per_question));
    CHECK_OK(read_number(section, "union_min_depth", settings.union_min_depth));
    CHECK_OK(read_flag(section, "person_board", settings.person_board));
    return read_flag(section, "union_board", settings.union_board);
}

base::Result<std::optional<ContestWords>> read_english(Section const& section)
{
    if (!section.object.has("english"))
        return std::nullopt;
    auto const object = TRY(named(section, "english", section.object.object("english")));
    Section const english{object, "english."};
    CHECK_OK(refuse_strangers(english, words_keys));
    return TRY(read_words(english));
}

void write_words(json::Writer& out, ContestWords const& words)
{
    out.field("title", words.title).field("theme", words.theme);
    out.field("slogan", words.slogan).field("tagline", words.tagline);
}

void write_lists(json::Writer& out, RuleSettings const& rules)
{
    out.key("draw_mix").begin_object();
    out.field("easy", rules.mix.easy)
        .field("medium", rules.mix.medium)
        .field("hard", rules.mix.hard);
    out.end_object().key("tie_breakers").begin_array();
    for (auto const breaker : rules.tie_breakers)
        out.value(text(breaker));
    out.end_array().key("prize_tiers").begin_array();
    for (auto const& tier : rules.prize_tiers)
        out.begin_object()
            .field("from", tier.from)
            .field("to", tier.to)
            .field("yuan", tier.yuan)
            .end_object();
    out.end_array();
}

} // namespace

bool is_slug(std::string_view text)
{
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

base::Result<ContestSettings> read_settings(std::string_view json)
{
    auto const document = TRY(json::Object::parse(json));
    Section const section{document};
    CHECK_OK(refuse_strangers(section, document_keys));
    auto slug = TRY(named(section, "slug", document.text("slug")));
    if (!is_slug(slug))
        return std::unexpected{refuse(slug_malformed).at("slug").with("found", slug)};
    auto words = TRY(read_words(section));
    auto english = TRY(read_english(section));
    auto organiser = TRY(words_line(section, "organiser"));
    auto bank = TRY(words_line(section, "bank"));
    RuleSettings rules;
    CHECK_OK(read_rules(section, rules));
    auto valid = TRY(ContestRules::create(std::move(rules)));
    return ContestSettings{.slug = std::move(slug),
                           .organiser = std::move(organiser),
                           .bank = std::move(bank),
                           .words = std::move(words),
                           .english = std::move(english),
                           .rules = std::move(valid)};
}

std::string settings_document(ContestSettings const& settings)
{
    auto const& rules = settings.rules;
    json::Writer out;
    out.begin_object().field("slug", settings.slug);
    write_words(out, settings.words);
    if (settings.english) {
        out.key("english").begin_object();
        write_words(out, *settings.english);
        out.end_object();
    }
    out.field("organiser", settings.organiser).field("bank", settings.bank);
    out.field("timezone", rules->timezone.name());
    out.field("starts_on", rules->starts_on.text()).field("ends_on", rules->ends_on.text());
    out.field("questions_per_attempt", rules->questions_per_attempt);
    out.field("points_per_question", rules->points_per_question);
    out.field("time_limit_s", rules->time_limit.count());
    out.field("hand_in_grace_s", rules->hand_in_grace.count());
    out.field("accommodation_factor", rules->accommodation_factor);
    out.field("second_chance", text(rules->second_chance));
    out.field("study_time_s", rules->study_time.count());
    out.field("draw", text(rules->draw));
    out.field("no_repeat_days", rules->no_repeat_days);
    write_lists(out, *rules.operator->());
    out.field("elapsed_floor_ms_per_question", rules->elapsed_floor_per_question.count());
    out.field("union_min_depth", rules->union_min_depth);
    out.field("person_board", rules->person_board).field("union_board", rules->union_board);
    return out.end_object().take();
}

} // namespace quiz
