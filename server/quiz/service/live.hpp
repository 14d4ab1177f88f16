#pragma once

#include "base/crypto.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/board.hpp"
#include "quiz/domain/contest.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/paper.hpp"
#include "sql/transaction.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quiz {

/// What the hot path keeps in memory: contests, banks, wordings, month secrets and the boards.
/// Everything in it follows from rows, so a start rebuilds it.
///
/// One thread writes (the lane of the writing transaction), many read; each function locks for
/// itself and hands out values or shared immutable objects.
class Live {
public:
    /// `master` is the program's key; months' secrets are sealed with a key derived from it.
    explicit Live(base::Key const& master);

    /// Reads everything: contests, newest banks, months, and the fold of all board deltas.
    /// Call once before the first command, and after rows were changed by somebody else.
    void load(sql::Transaction&);
    /// Call in the transaction that published settings or a bank version: what was read takes
    /// effect when the transaction is on disk.
    void reload_contests(sql::Transaction&);
    void reload_banks(sql::Transaction&);

    /// Refusal: `contest_unknown` {slug}. Shared: a command keeps the version it began with.
    [[nodiscard]] base::Result<std::shared_ptr<Contest const>> contest(std::string_view slug) const;
    [[nodiscard]] std::vector<std::shared_ptr<Contest const>> contests() const;
    /// The newest state of a bank; null when the bank has none.
    [[nodiscard]] std::shared_ptr<BankSnapshot const> bank(BankId) const;

    [[nodiscard]] base::Key month_secret(MonthId) const;
    /// A fresh secret for a new month, sealed for its row, with its published hash.
    struct NewSecret {
        std::string sealed;
        std::string hash;
    };
    [[nodiscard]] NewSecret new_month_secret() const;

    /// The wordings that a stored paper names, read from rows if they are not in memory yet.
    [[nodiscard]] Paper paper(sql::Transaction&, std::string_view text) const;
    /// Gives a pure function the shelf and the snapshot at once.
    template <class Use>
    auto with_shelf(Use use) const
    {
        auto const lock = std::shared_lock{mutex_};
        return use(shelf_);
    }

    /// The unions above a union and itself, root first; remembered.
    [[nodiscard]] std::vector<UnionId> chain_of(sql::Transaction&, UnionId) const;

    /// Applies changes to the boards of a month now, and takes them back if the transaction is not
    /// committed in the end.
    void apply(sql::Transaction&, MonthId, int levels, BoardChanges const&);

    /// Reads the boards of a month: `use` gets a `MonthBoards const*`, null when nobody is on one.
    template <class Use>
    auto with_boards(MonthId month, Use use) const
    {
        auto const lock = std::shared_lock{mutex_};
        auto const found = boards_.find(month);
        return use(found == boards_.end() ? nullptr : &found->second);
    }
    /// The place of a score on one board of a month; nothing when nobody is on that board.
    [[nodiscard]] std::optional<Place> place(MonthId, UnionId, int level) const;
    [[nodiscard]] std::int64_t players(MonthId, UnionId) const;

private:
    struct Undo;
    void change_boards(MonthId, int levels, BoardChanges const&);
    void learn_chains(sql::Transaction&, BoardChanges const&) const;
    void read_contests(sql::Transaction&);
    void read_banks(sql::Transaction&);
    void fold_boards(sql::Transaction&);

    base::Key seal_key_;
    mutable std::shared_mutex mutex_;
    std::map<std::string, std::shared_ptr<Contest const>, std::less<>> contests_;
    std::unordered_map<BankId, std::shared_ptr<BankSnapshot const>> banks_;
    std::unordered_map<MonthId, base::Key> secrets_;
    // Filled by readers too: a paper of an old wording, a union nobody asked for before.
    mutable QuestionShelf shelf_;
    mutable std::unordered_map<UnionId, std::vector<UnionId>> chains_;
    std::unordered_map<MonthId, MonthBoards> boards_;
};

} // namespace quiz
