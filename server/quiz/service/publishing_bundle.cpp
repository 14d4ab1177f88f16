#include "quiz/service/publishing_bundle.hpp"

#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/store/attempts.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/months.hpp"
#include "json/writer.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace quiz {

namespace {

constexpr std::string_view form = "palmunion bundle 1";

class BundleWriter {
public:
    BundleWriter(sql::Transaction& tx, Live const& live, Contest const& contest,
                 ContestMonth const& month, std::function<void(std::string)> const& take)
        : tx_{tx}, live_{live}, contest_{contest}, month_{month}, take_{take}
    {
    }

    void write()
    {
        write_head();
        auto const first = month_.month.first_day();
        auto const oldest = first - contest_.rules()->no_repeat_days;
        for (auto day = oldest; day <= month_.month.last_day(); day = day + 1) {
            for (auto const& [person, stored] : attempts_of(day)) {
                if (day < first)
                    write_seen(person, stored);
                else
                    write_attempt(person, stored);
            }
        }
        for (auto const& place : months::list_places(tx_, month_.id))
            write_place(place);
    }

private:
    using Named = std::pair<std::string, attempts::Stored>;

    /// In the order of person key and number, which tells nothing about the order of accounts.
    std::vector<Named> attempts_of(base::CivilDate day)
    {
        std::vector<Named> found;
        attempts::each_of_days(tx_, contest_.id, day, day, [&](attempts::Stored const& stored) {
            found.emplace_back(contest_.people.of(stored.attempt.key.person), stored);
        });
        std::ranges::sort(found, {}, [](Named const& named) {
            return std::pair{std::string_view{named.first}, named.second.attempt.key.number};
        });
        return found;
    }

    json::Writer& line(std::string_view kind) { return json_.begin_object().field("kind", kind); }
    void end_line() { take_(json_.end_object().take()); }

    void write_head()
    {
        auto const& rules = contest_.rules();
        line("head").field("form", form).field("contest", contest_.slug());
        json_.field("contest_id", contest_.id.value).field("month", month_.month.text());
        json_.field("secret", month_.revealed_secret).field("secret_hash", month_.secret_hash);
        json_.field("list_hash", month_.snapshot_hash).key("rules").begin_object();
        json_.field("questions", rules->questions_per_attempt);
        json_.field("points_per_question", rules->points_per_question);
        json_.field("draw", text(rules->draw)).key("mix").begin_array();
        json_.value(rules->mix.easy).value(rules->mix.medium).value(rules->mix.hard).end_array();
        json_.field("no_repeat_days", rules->no_repeat_days);
        json_.field("elapsed_floor_ms_per_question", rules->elapsed_floor_per_question.count());
        json_.key("tie_breakers").begin_array();
        for (auto const breaker : rules->tie_breakers)
            json_.value(text(breaker));
        json_.end_array().key("prize_tiers").begin_array();
        for (auto const& tier : rules->prize_tiers)
            json_.begin_array().value(tier.from).value(tier.to).value(tier.yuan).end_array();
        json_.end_array().end_object();
        end_line();
    }

    void write_seen(std::string const& person, attempts::Stored const& stored)
    {
        line("seen").field("person", person).field("date", stored.attempt.key.date.text());
        json_.key("questions").begin_array();
        for (auto const& name : wordings_in(stored.paper))
            json_.value(name.question.value);
        json_.end_array();
        end_line();
    }

    void write_attempt(std::string const& person, attempts::Stored const& stored)
    {
        auto const& attempt = stored.attempt;
        write_bank(attempt.bank_version);
        for (auto const& question : live_.paper(tx_, stored.paper).questions)
            write_question(*question.wording);
        line("attempt").field("person", person).field("date", attempt.key.date.text());
        json_.field("number", attempt.key.number).field("bank", attempt.bank_version);
        json_.field("paper", stored.paper).field("state", text(attempt.state));
        json_.field("answers", attempt.answers ? attempt.answers->text() : "");
        json_.field("points", attempt.score.points).field("elapsed_ms", attempt.elapsed_ms);
        end_line();
    }

    /// Each state of the bank once, before the first paper that was drawn from it.
    void write_bank(BankVersion version)
    {
        if (!banks_.insert(version).second)
            return;
        auto const bank = banks::find_version(tx_, contest_.bank, version);
        line("bank").field("version", version);
        json_.field("items", bank ? bank->items_text() : "");
        end_line();
    }

    /// The answer by position in the bank. Without the wordings, which stay in use, it tells
    /// nobody what to choose next month.
    void write_question(Question const& wording)
    {
        if (!questions_.insert({wording.id, wording.version}).second)
            return;
        line("question").field("id", wording.id.value).field("version", wording.version);
        json_.field("type", text(wording.type)).field("options", wording.options.size());
        json_.key("answer").begin_array();
        for (int option = 0; option < options_max; ++option) {
            if (wording.answer.contains(option))
                json_.value(option);
        }
        json_.end_array();
        end_line();
    }

    void write_place(PrizePlace const& place)
    {
        line("place").field("place", place.place).field("person", contest_.people.of(place.person));
        json_.field("points", place.points).field("correct", place.correct);
        json_.field("served", place.served).field("elapsed_ms", place.elapsed_ms);
        json_.field("draw", place.draw).field("yuan", place.yuan);
        end_line();
    }

    sql::Transaction& tx_;
    Live const& live_;
    Contest const& contest_;
    ContestMonth const& month_;
    std::function<void(std::string)> const& take_;
    json::Writer json_;
    std::set<BankVersion> banks_;
    std::set<WordingName> questions_;
};

} // namespace

base::Result<void> write_bundle(sql::Transaction& tx, Live const& live, std::string_view slug,
                                base::CivilMonth wanted,
                                std::function<void(std::string line)> const& take)
{
    auto const contest = TRY(live.contest(slug));
    auto const* const month = contest->month(wanted);
    if (month == nullptr)
        return std::unexpected{base::refuse(month_unknown)};
    if (!is_frozen(month->stored))
        return std::unexpected{base::refuse(month_not_frozen)};
    BundleWriter{tx, live, *contest, *month, take}.write();
    return base::ok();
}

} // namespace quiz
