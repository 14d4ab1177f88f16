#pragma once

#include "audit/domain/entry.hpp"
#include "base/result.hpp"
#include "quiz/domain/question.hpp"
#include "quiz/domain/question_draft.hpp"
#include "quiz/service/live.hpp"
#include "sql/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// A question as those who keep the bank see it.
struct BankQuestion {
    Question wording;
    bool is_enabled = true;
};

struct BankPage {
    std::vector<BankQuestion> questions;
    /// Nothing on the last page.
    std::optional<std::string> next_cursor;
};

struct ListQuestions {
    std::string bank;
    /// `next_cursor` of the page before; empty for the first.
    std::string cursor = {};
    int limit = 50;
};

/// The bank of a code. Refusal: `bank_unknown` {code}.
[[nodiscard]] base::Result<BankId> find_bank(sql::Transaction&, std::string_view code);

/// In the order in which they joined the bank. Refusals: `bank_unknown`, `cursor_malformed`.
[[nodiscard]] base::Result<BankPage> list_questions(sql::Transaction&, ListQuestions const&);

/// Adds one question, or a new wording of one, and publishes the bank's next version; unchanged,
/// it writes nothing. Refusals: `bank_unknown`, the first of `plan_question_import` {field}.
[[nodiscard]] base::Result<BankQuestion> put_question(sql::Transaction&, Live&,
                                                      audit::Author const&, std::string_view bank,
                                                      QuestionDraft const&);

enum class QuestionSwitch : std::uint8_t {
    off,
    on,
};

/// Enables or disables a question and publishes the bank's next version. Papers that show it keep
/// it. Refusals: `bank_unknown`, `question_unknown`, `bank_too_small` when a contest that is not
/// over needs it.
[[nodiscard]] base::Result<BankQuestion> switch_question(sql::Transaction&, Live&,
                                                         audit::Author const&,
                                                         std::string_view bank,
                                                         std::string_view code, QuestionSwitch);

} // namespace quiz
