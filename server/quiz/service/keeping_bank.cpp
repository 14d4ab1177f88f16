#include "quiz/service/keeping_bank.hpp"

#include "audit/service/appending.hpp"
#include "quiz/domain/numbers.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/service/acts.hpp"
#include "quiz/service/publishing_bank.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/questions.hpp"

#include <utility>

namespace quiz {

namespace {

base::Result<QuestionId> question_after(std::string_view cursor)
{
    if (cursor.empty())
        return QuestionId{0};
    NumberReader reader{cursor};
    auto const number = reader.number<std::int64_t>();
    if (!number || !reader.is_at_end())
        return std::unexpected{refuse(cursor_malformed).at("cursor")};
    return QuestionId{*number};
}

BankQuestion seen(questions::Stored stored)
{
    return {std::move(stored.wording), stored.is_enabled};
}

audit::Act act_on_question(std::string_view name, std::string_view bank, std::string_view code,
                           BankVersion version)
{
    return {.name = name,
            .subject = "question:" + std::string{bank} + '/' + std::string{code},
            .details = audit::Details{}.with("bank_version", version)};
}

} // namespace

base::Result<BankId> find_bank(sql::Transaction& tx, std::string_view code)
{
    auto const bank = banks::find(tx, code);
    if (!bank)
        return std::unexpected{refuse(bank_unknown).with("code", std::string{code})};
    return bank->id;
}

base::Result<BankPage> list_questions(sql::Transaction& tx, ListQuestions const& query)
{
    auto const bank = TRY(find_bank(tx, query.bank));
    auto const after = TRY(question_after(query.cursor));
    auto stored = questions::list(tx, bank, after, query.limit + 1);
    BankPage page;
    if (std::cmp_greater(stored.size(), query.limit)) {
        stored.pop_back();
        page.next_cursor = std::to_string(stored.back().wording.id.value);
    }
    for (auto& question : stored)
        page.questions.push_back(seen(std::move(question)));
    return page;
}

base::Result<BankQuestion> put_question(sql::Transaction& tx, Live& live,
                                        audit::Author const& author, std::string_view code,
                                        QuestionDraft const& draft)
{
    auto const bank = TRY(find_bank(tx, code));
    auto plan = plan_question_import(wordings_of(tx, bank), {&draft, 1});
    if (!plan.problems.empty()) {
        auto& problem = plan.problems.front();
        return std::unexpected{std::move(problem.error).at(std::move(problem.column))};
    }
    if (plan.unchanged == 0) {
        static_cast<void>(apply_import(tx, bank, std::move(plan)));
        auto const version = publish_bank(tx, live, bank).version();
        audit::append(tx, author,
                      act_on_question(acts::question_worded, code, draft.code, version));
    }
    return seen(questions::find(tx, bank, draft.code).value());
}

base::Result<BankQuestion> switch_question(sql::Transaction& tx, Live& live,
                                           audit::Author const& author, std::string_view bank_code,
                                           std::string_view code, QuestionSwitch position)
{
    auto const bank = TRY(find_bank(tx, bank_code));
    auto stored = questions::find(tx, bank, code);
    if (!stored)
        return std::unexpected{refuse(question_unknown).with("code", std::string{code})};
    bool const is_on = position == QuestionSwitch::on;
    if (stored->is_enabled == is_on)
        return seen(std::move(*stored));
    questions::set_enabled(tx, stored->wording.id,
                           is_on ? questions::Switch::on : questions::Switch::off);
    auto const snapshot = publish_bank(tx, live, bank);
    if (!is_on)
        CHECK_OK(check_contests(live, snapshot, tx.now()));
    audit::append(tx, author,
                  act_on_question(is_on ? acts::question_enabled : acts::question_disabled,
                                  bank_code, code, snapshot.version()));
    stored->is_enabled = is_on;
    return seen(std::move(*stored));
}

} // namespace quiz
