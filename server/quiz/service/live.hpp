#pragma once

#include "base/crypto.hpp"
#include "organisation/domain/union.hpp"
#include "quiz/domain/bank.hpp"
#include "quiz/domain/board.hpp"
#include "quiz/domain/contest.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/paper.hpp"
#include "sql/transaction.hpp"

#include <map>
#include <memory>
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
    Live(Live const&) = delete;
    Live& operator=(Live const&) = delete;

    /// Reads everything: contests, newest banks, months, and the fold of all board deltas. Call
    /// once before the first command, and after somebody else changed rows or unions.
    void load(sql::Transaction&);
    /// Call in the transaction that published settings, months or a bank version: what was read
    /// takes effect when the transaction is on disk.
    void reload_contests(sql::Transaction&);
    void reload_banks(sql::Transaction&);

    /// Refusal: `contest_unknown` {slug}. Shared: a command keeps the version it began with.
    [[nodiscard]] base::Result<std::shared_ptr<Contest const>> contest(std::string_view slug) const;
    [[nodiscard]] std::vector<std::shared_ptr<Contest const>> contests() const;
    /// The newest state of a bank; null when the bank has none.
    [[nodiscard]] std::shared_ptr<BankSnapshot const> bank(BankId) const;

    /// The month must be one of a contest that was read.
    [[nodiscard]] base::Key month_secret(MonthId) const;
    /// A fresh secret for the row of a new month: sealed, and the hash that is published at once.
    struct NewSecret {
        std::string sealed;
        std::string hash;
    };
    [[nodiscard]] NewSecret new_month_secret(MonthId) const;
    /// A key that the program alone knows, for one purpose, such as the tokens of practice.
    [[nodiscard]] base::Key key_for(std::string_view purpose) const
    {
        return base::derive_key(seal_key_, purpose);
    }

    /// The paper of a stored text; wordings that are not in memory yet are read from rows.
    [[nodiscard]] Paper paper(sql::Transaction&, std::string_view text) const;
    /// Gives a pure function the shelf of wordings.
    template <class Use>
    auto with_shelf(Use use) const
    {
        auto const lock = std::shared_lock{mutex_};
        return use(shelf_);
    }

    /// A union with the ids from the root down to itself. It must exist; remembered.
    struct KnownUnion {
        organisation::Union self;
        std::vector<UnionId> chain;
    };
    std::shared_ptr<KnownUnion const> known_union(sql::Transaction&, UnionId) const;

    /// The top of both trees, which is the province; nothing while there are no unions. Remembered.
    [[nodiscard]] std::optional<UnionId> root(sql::Transaction&) const;

    /// Moves people on the boards of a month. `BoardBatch` calls it and takes it back if the
    /// transaction is not committed in the end.
    void change_boards(sql::Transaction&, MonthId, int levels, BoardChanges const&);
    void take_back(MonthId, BoardChanges const&);

    /// Reads the boards of a month: `use` gets a `MonthBoards const*`, null when nobody is on one.
    /// It must not ask this object for anything else.
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
    struct Contests {
        std::map<std::string, std::shared_ptr<Contest const>, std::less<>> by_slug;
        std::unordered_map<MonthId, base::Key> secrets;
    };
    struct Banks {
        std::unordered_map<BankId, std::shared_ptr<BankSnapshot const>> newest;
        std::vector<Question> wordings;
    };
    [[nodiscard]] Contests read_contests(sql::Transaction&) const;
    [[nodiscard]] static Banks read_banks(sql::Transaction&);
    void install(Contests);
    void install(Banks);
    void fold_boards(sql::Transaction&);
    void apply(MonthId, int levels, BoardChanges const&);

    base::Key seal_key_;
    mutable std::shared_mutex mutex_;
    Contests contests_;
    std::unordered_map<BankId, std::shared_ptr<BankSnapshot const>> banks_;
    // Filled by readers too: a paper of an old wording, a union nobody asked for before.
    mutable QuestionShelf shelf_;
    mutable std::unordered_map<UnionId, std::shared_ptr<KnownUnion const>> unions_;
    mutable std::optional<UnionId> root_;
    std::unordered_map<MonthId, MonthBoards> boards_;
};

} // namespace quiz
