#include "quiz/domain/paper.hpp"

#include "base/verify.hpp"
#include "quiz/domain/numbers.hpp"
#include "quiz/domain/refusals.hpp"

#include <numeric>

namespace quiz {

namespace {

struct Share {
    Ground ground;
    int count;
    std::string_view name;
};

/// How many questions a paper takes from which ground.
std::vector<Share> shares_of(ContestRules const& rules)
{
    if (rules->draw == DrawStrategy::uniform)
        return {{Ground::whole, rules->questions_per_attempt, "whole"}};
    return {{Ground::easy, rules->mix.easy, "easy"},
            {Ground::medium, rules->mix.medium, "medium"},
            {Ground::hard, rules->mix.hard, "hard"}};
}

OptionOrder shuffled(Question const& wording, MixerStream& stream)
{
    OptionOrder order{static_cast<int>(wording.options.size())};
    // "Right" stands before "wrong" on every paper: people know them by their place.
    if (wording.type != QuestionType::true_false)
        stream.shuffle(order.places());
    return order;
}

struct PaperWord {
    WordingName name;
    OptionOrder order;
};

std::optional<PaperWord> read_word(NumberReader& reader)
{
    auto const question = reader.number<std::int64_t>();
    if (!question || !reader.accept('.'))
        return std::nullopt;
    auto const version = reader.number<QuestionVersion>();
    if (!version || !reader.accept(':'))
        return std::nullopt;
    std::array<std::uint8_t, options_max> places{};
    std::size_t count = 0;
    while (auto const digit = reader.digit()) {
        if (count == places.size() || *digit >= options_max)
            return std::nullopt;
        places[count++] = static_cast<std::uint8_t>(*digit);
    }
    OptionOrder order{static_cast<int>(count)};
    std::ranges::copy_n(places.begin(), static_cast<std::ptrdiff_t>(count), order.places().begin());
    return PaperWord{{QuestionId{*question}, *version}, order};
}

} // namespace

OptionOrder::OptionOrder(int count) : count_{static_cast<std::uint8_t>(count)}
{
    VERIFY(count >= 0 && count <= options_max);
    std::iota(originals_.begin(), originals_.begin() + count, std::uint8_t{0});
}

OptionSet OptionOrder::as_shown(OptionSet originals) const
{
    OptionSet shown;
    for (int position = 0; position < count_; ++position) {
        if (originals.contains(original(position)))
            shown.insert(position);
    }
    return shown;
}

OptionSet OptionOrder::as_written(OptionSet shown) const
{
    OptionSet originals;
    for (int position = 0; position < count_; ++position) {
        if (shown.contains(position))
            originals.insert(original(position));
    }
    return originals;
}

std::string Paper::text() const
{
    std::string text;
    for (auto const& [wording, order] : questions) {
        if (!text.empty())
            text += ';';
        append_number(text, wording->id.value);
        text += '.';
        append_number(text, wording->version);
        text += ':';
        for (int shown = 0; shown < order.count(); ++shown)
            text += static_cast<char>('0' + order.original(shown));
    }
    return text;
}

std::optional<Paper> Paper::from_text(std::string_view text, QuestionShelf const& shelf)
{
    Paper paper;
    NumberReader reader{text};
    do {
        auto const word = read_word(reader);
        if (!word)
            return std::nullopt;
        auto wording = shelf.find(word->name.question, word->name.version);
        if (!wording || static_cast<int>(wording->options.size()) != word->order.count())
            return std::nullopt;
        paper.questions.push_back({std::move(wording), word->order});
    } while (reader.accept(';'));
    return reader.is_at_end() ? std::optional{std::move(paper)} : std::nullopt;
}

std::vector<WordingName> wordings_in(std::string_view paper_text)
{
    std::vector<WordingName> names;
    NumberReader reader{paper_text};
    do {
        auto const word = read_word(reader);
        if (!word)
            break;
        names.push_back(word->name);
    } while (reader.accept(';'));
    return names;
}

base::Result<DrawnPaper> draw_paper(DrawTerms const& terms, Walk walk)
{
    WalkTerms const walk_terms{terms.bank, terms.keys.walk, terms.date, terms.rules->no_repeat_days,
                               terms.recent};
    std::vector<BankItem> items;
    items.reserve(static_cast<std::size_t>(terms.rules->questions_per_attempt));
    for (auto const& share : shares_of(terms.rules)) {
        if (terms.bank.enabled(share.ground) < share.count) {
            return std::unexpected{base::refuse(bank_too_small)
                                       .with("stratum", std::string{share.name})
                                       .with("enabled", terms.bank.enabled(share.ground))
                                       .with("needed", share.count)};
        }
        take(walk, walk_terms, share.ground, share.count, items);
    }

    auto const name = static_cast<std::uint64_t>(static_cast<std::uint32_t>(terms.date.days)) << 8 |
                      static_cast<std::uint64_t>(terms.number);
    MixerStream stream{derive(terms.keys.paper, name)};
    stream.shuffle(std::span{items});
    Paper paper;
    paper.questions.reserve(items.size());
    for (auto const& item : items) {
        auto wording = terms.shelf.find(item.question, item.version);
        VERIFY(wording != nullptr);
        auto const order = shuffled(*wording, stream);
        paper.questions.push_back({std::move(wording), order});
    }
    return DrawnPaper{std::move(paper), std::move(walk)};
}

} // namespace quiz
