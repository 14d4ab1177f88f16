#pragma once

#include "identity/domain/keys.hpp"
#include "identity/domain/phone_number.hpp"
#include "identity/service/phone_book.hpp"
#include "membership/service/choosing_union.hpp"
#include "membership/service/profiles.hpp"
#include "organisation/service/finding_unions.hpp"
#include "organisation/service/importing_unions.hpp"
#include "quiz/domain/fixtures_test.hpp"
#include "quiz/service/closing_month.hpp"
#include "quiz/service/expiring.hpp"
#include "quiz/service/live.hpp"
#include "quiz/service/playing.hpp"
#include "quiz/service/verifying.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/chances.hpp"
#include "quiz/store/contests.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/questions.hpp"
#include "support/database.hpp"
#include "support/refusals.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quiz::fixtures {

/// Who keeps the contests of the tests.
inline audit::Author const operator_of_tests{audit::AuthorKind::token, "operator"};

inline constexpr auto slug = "woxinxiangdang";

/// A province with two cities, a county, a town and an industry union; a bank; the contest of the
/// page from March to June 2021; and a clock. What players do happens through the use cases.
class Stage {
public:
    explicit Stage(RuleSettings settings = page_settings(), int questions_per_stratum = 200)
    {
        database.look([&](sql::Transaction& tx) {
            add_unions(tx);
            add_bank(tx, questions_per_stratum);
            add_contest(tx, std::move(settings));
            live->load(tx);
            return 0;
        });
    }

    /// A new person who has chosen this union.
    base::PersonId player(std::string_view union_code = "330100")
    {
        auto const person = stranger();
        auto const chosen = database.run([&](sql::Transaction& tx) {
            return membership::choose_union(tx,
                                            {.person = person, .code = std::string{union_code}});
        });
        VERIFY(chosen.has_value());
        return person;
    }

    /// A new person who has not chosen a union.
    base::PersonId stranger()
    {
        auto const phone =
            identity::PhoneNumber::parse(fmt::format("1990000{:04}", ++people_)).value();
        return database.look([&](sql::Transaction& tx) {
            return identity::register_person(tx, keys, phone).person;
        });
    }

    base::Result<IssuedPaper> start(base::PersonId person)
    {
        IssuePaper const command{person, slug, Channel::qr};
        return database.look([&](sql::Transaction& tx) {
            return issue_papers(tx, *live, {&command, 1}).front();
        });
    }

    /// As many starts of one person in one batch: they see each other.
    std::vector<base::Result<IssuedPaper>> start_together(base::PersonId person, std::size_t times)
    {
        std::vector const batch(times, IssuePaper{person, slug, Channel::qr});
        return database.look([&](sql::Transaction& tx) { return issue_papers(tx, *live, batch); });
    }

    base::Result<AttemptResult> hand_in(Attempt const& attempt, Answers const& answers)
    {
        auto const command = handing_in(attempt, answers);
        return database.look([&](sql::Transaction& tx) {
            return hand_in_papers(tx, *live, {&command, 1}).front();
        });
    }

    static HandIn handing_in(Attempt const& attempt, Answers const& answers)
    {
        return {attempt.key.person, slug, attempt.key.date, attempt.key.number, sent(answers)};
    }

    /// Starts and hands in one attempt with so many right answers.
    AttemptResult play(base::PersonId person, int right = 5)
    {
        auto const paper = start(person);
        EXPECT_TRUE(support::is_accepted(paper));
        auto result =
            hand_in(paper->paper.attempt, answers_with(paper->paper.attempt.paper, right));
        EXPECT_TRUE(support::is_accepted(result));
        return std::move(*result);
    }

    static Answers answers_with(Paper const& paper, int right)
    {
        auto answers = wrong_answers(paper);
        for (std::size_t index = 0; index < static_cast<std::size_t>(right); ++index)
            answers.chosen[index] = paper.questions[index].answer();
        return answers;
    }

    static std::vector<std::vector<std::int64_t>> sent(Answers const& answers)
    {
        std::vector<std::vector<std::int64_t>> sent;
        for (auto const chosen : answers.chosen) {
            auto& positions = sent.emplace_back();
            for (int position = 0; position < options_max; ++position) {
                if (chosen.contains(position))
                    positions.push_back(position);
            }
        }
        return sent;
    }

    /// Grants today's second attempt, as sharing does.
    void share(base::PersonId person)
    {
        database.look([&](sql::Transaction& tx) {
            auto const contest = live->contest(slug).value();
            chances::Stored chance;
            chance.contest = contest->id;
            chance.person = person;
            chance.date = contest->rules()->timezone.date_at(tx.now());
            chance.begun_at = tx.now();
            chance.granted_at = tx.now();
            return chances::insert(tx, chance);
        });
    }

    std::size_t expire()
    {
        return database.look([&](sql::Transaction& tx) { return expire_overdue(tx, *live); });
    }

    base::Result<ClosingStep> close(int month)
    {
        return database.run([&](sql::Transaction& tx) {
            return close_month(tx, *live, operator_of_tests, slug, month_of(month));
        });
    }

    Verification verify(int month = 3)
    {
        return database.look([&](sql::Transaction& tx) {
            return verify_month(tx, *live, slug, month_of(month)).value();
        });
    }

    /// Builds another Live from the rows, as a restart does.
    void restart()
    {
        live = std::make_unique<Live>(master);
        database.look([&](sql::Transaction& tx) {
            live->load(tx);
            return 0;
        });
    }

    [[nodiscard]] MonthId month_id(int month) const
    {
        return live->contest(slug).value()->month(month_of(month))->id;
    }
    [[nodiscard]] UnionId union_id(std::string_view code)
    {
        return database.look(
            [&](sql::Transaction& tx) { return organisation::find_union(tx, code)->id; });
    }
    /// The line with which a person stands on everybody's board; nothing when on none.
    [[nodiscard]] std::optional<Place> place(int month, int level) const
    {
        return live->place(month_id(month), everybody, level);
    }
    static base::CivilMonth month_of(int month)
    {
        return base::CivilMonth::of(2021, static_cast<unsigned>(month));
    }

    support::Database database{march(8, 9)};
    base::Key master = base::random_key();
    identity::Keys keys = identity::Keys::derive(master);
    std::unique_ptr<Live> live = std::make_unique<Live>(master);

private:
    static void add_unions(sql::Transaction& tx)
    {
        using organisation::ImportMode;
        using organisation::Tree;
        auto const levels = organisation::import_levels(tx,
                                                        "code,rank,zh,en\n"
                                                        "province,1,省级,Province\n"
                                                        "city,2,市级,City\n"
                                                        "industry,2,产业,Industry\n"
                                                        "county,3,县级,County\n"
                                                        "town,4,镇级,Town\n",
                                                        ImportMode::all_or_nothing);
        VERIFY(levels.has_value() && levels->is_written);
        auto const local =
            organisation::import_unions(tx,
                                        "code,name,short_name,level,parent_code\n"
                                        "330000,浙江省总工会,浙江省总工会,province,\n"
                                        "330100,杭州市总工会,杭州市总工会,city,330000\n"
                                        "330700,金华市总工会,金华市总工会,city,330000\n"
                                        "330702,金华婺城区总工会,婺城区总工会,county,330700\n"
                                        "330703,金华金东区总工会,金东区总工会,county,330700\n"
                                        "330702001,城东街道总工会,城东街道总工会,town,330702\n",
                                        Tree::local, ImportMode::all_or_nothing);
        VERIFY(local.has_value() && local->is_written);
        auto const industry =
            organisation::import_unions(tx,
                                        "code,name,short_name,level,parent_code\n"
                                        "33C01,浙江省教育工会,省教育工会,industry,330000\n",
                                        Tree::industry, ImportMode::all_or_nothing);
        VERIFY(industry.has_value() && industry->is_written);
    }

    static void add_bank(sql::Transaction& tx, int questions_per_stratum)
    {
        BankId const bank{1};
        banks::insert(tx, {bank, "party-history", "党史"});
        std::array<std::vector<BankItem>, strata_count> strata;
        std::int64_t id = 0;
        for (std::size_t stratum = 0; stratum < strata_count; ++stratum) {
            for (int ordinal = 0; ordinal < questions_per_stratum; ++ordinal) {
                auto wording = question(++id, static_cast<Stratum>(stratum), {ordinal % 4});
                wording.period = "P1";
                wording.topic = "meeting";
                questions::insert(tx, bank, {wording, ordinal, true});
                strata[stratum].push_back({wording.id, 1, true});
            }
        }
        banks::insert_version(tx, BankSnapshot{bank, 1, std::move(strata)});
    }

    void add_contest(sql::Transaction& tx, RuleSettings settings)
    {
        auto const from = base::CivilMonth::of(settings.starts_on);
        auto const to = base::CivilMonth::of(settings.ends_on);
        ContestSettings document{slug,
                                 "330000",
                                 "party-history",
                                 {"全省职工党史知识竞赛", "我心向党"},
                                 {},
                                 rules(std::move(settings))};
        ContestId const contest{1};
        contests::insert(tx, {contest, BankId{1}, 1, std::move(document)});
        for (auto month = from; month <= to; month = month + 1) {
            auto const id = months::next_id(tx);
            auto const secret = live->new_month_secret(id);
            ContestMonth fresh;
            fresh.id = id;
            fresh.month = month;
            fresh.secret_hash = secret.hash;
            months::insert(tx, contest, {fresh, secret.sealed});
        }
    }

    int people_ = 0;
};

/// Empty when a month follows from its attempts; else what does not.
inline std::string differences(Verification const& verification)
{
    std::string text;
    for (auto const& [what, where] : verification.differences)
        text += fmt::format("{}: {}\n", what, where);
    return text;
}

} // namespace quiz::fixtures
