#pragma once

#include "quiz/domain/bank.hpp"
#include "quiz/domain/question.hpp"
#include "sql/transaction.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace quiz::questions {

/// A question of a bank in the wording that papers drawn now would show.
struct Stored {
    Question wording;
    /// Its place in its stratum, for ever.
    int ordinal = 0;
    bool is_enabled = true;
    /// Its import was undone: it keeps its place and has given up its code.
    bool is_withdrawn = false;
};

/// By its code; none that is withdrawn.
[[nodiscard]] std::optional<Stored> find(sql::Transaction&, BankId, std::string_view code);
/// By its id, withdrawn or not.
[[nodiscard]] std::optional<Stored> find(sql::Transaction&, QuestionId);
/// In the order in which they joined the bank, from the one after `after`, withdrawn ones left out.
[[nodiscard]] std::vector<Stored> list(sql::Transaction&, BankId, QuestionId after, int limit);
/// Every question of the bank, disabled and withdrawn ones too, in the order in which they joined it.
void each(sql::Transaction&, BankId, std::function<void(Stored const&)> const&);
/// Any wording that was ever published.
[[nodiscard]] std::optional<Question> find_wording(sql::Transaction&, QuestionId, QuestionVersion);

/// The id that a new question may take.
[[nodiscard]] QuestionId next_id(sql::Transaction&);
/// Inserts the question and its first wording.
void insert(sql::Transaction&, BankId, Stored const&);
/// Adds a wording and makes it the one that new papers show.
void add_wording(sql::Transaction&, Question const&);

enum class Switch : std::uint8_t {
    off,
    on,
};
void set_enabled(sql::Transaction&, QuestionId, Switch);
/// Disables a question for good and frees its code for another.
void withdraw(sql::Transaction&, QuestionId);

} // namespace quiz::questions
