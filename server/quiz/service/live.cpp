#include "quiz/service/live.hpp"

#include "organisation/service/finding_unions.hpp"
#include "quiz/domain/prize_list.hpp"
#include "quiz/domain/refusals.hpp"
#include "quiz/store/banks.hpp"
#include "quiz/store/board_deltas.hpp"
#include "quiz/store/contests.hpp"
#include "quiz/store/months.hpp"
#include "quiz/store/questions.hpp"
#include "sql/breakdown.hpp"

#include <fmt/format.h>
#include <mutex>

namespace quiz {

namespace {

/// Binds a sealed secret to its row, so that nobody can move it to another month.
std::string seal_context(MonthId month)
{
    return fmt::format("quiz_month {}", month.value);
}

base::Key open_secret(base::Key const& seal_key, months::Stored const& stored)
{
    auto const sealed = base::from_base64url(stored.sealed_secret);
    auto const opened =
        sealed ? base::open_sealed(seal_key, *sealed, seal_context(stored.month.id)) : sealed;
    base::Key secret;
    if (!opened || opened->size() != secret.bytes.size())
        throw sql::Breakdown{fmt::format("the secret of month {} does not open: wrong master key?",
                                         stored.month.id.value)};
    std::ranges::copy(*opened, secret.bytes.begin());
    return secret;
}

} // namespace

Live::Live(base::Key const& master) : seal_key_{base::derive_key(master, "quiz month secret")} {}

void Live::load(sql::Transaction& tx)
{
    {
        auto const lock = std::unique_lock{mutex_};
        unions_.clear();
        root_.reset();
    }
    install(read_contests(tx));
    install(read_banks(tx));
    fold_boards(tx);
}

void Live::reload_contests(sql::Transaction& tx)
{
    tx.after_commit([this, fresh = read_contests(tx)]() mutable { install(std::move(fresh)); });
}

void Live::reload_banks(sql::Transaction& tx)
{
    tx.after_commit([this, fresh = read_banks(tx)]() mutable { install(std::move(fresh)); });
}

Live::Contests Live::read_contests(sql::Transaction& tx) const
{
    Contests contests;
    for (auto& stored : contests::list(tx)) {
        PersonKeys const people{key_for(fmt::format("person keys of contest {}", stored.id.value))};
        auto contest = std::make_shared<Contest>(Contest{
            stored.id, stored.version, stored.bank, std::move(stored.settings), {}, people});
        for (auto& month : months::list(tx, contest->id)) {
            contests.secrets.emplace(month.month.id, open_secret(seal_key_, month));
            contest->months.push_back(std::move(month.month));
        }
        auto const& slug = contest->slug();
        contests.by_slug.emplace(slug, std::move(contest));
    }
    return contests;
}

Live::Banks Live::read_banks(sql::Transaction& tx)
{
    Banks banks;
    for (auto const& bank : banks::list(tx)) {
        auto snapshot = banks::find_newest(tx, bank.id);
        if (!snapshot)
            continue;
        banks.newest.emplace(bank.id, std::make_shared<BankSnapshot const>(std::move(*snapshot)));
        questions::each(tx, bank.id, [&](questions::Stored const& stored) {
            banks.wordings.push_back(stored.wording);
        });
    }
    return banks;
}

void Live::install(Contests contests)
{
    auto const lock = std::unique_lock{mutex_};
    contests_ = std::move(contests);
}

void Live::install(Banks banks)
{
    auto const lock = std::unique_lock{mutex_};
    banks_ = std::move(banks.newest);
    for (auto& wording : banks.wordings)
        shelf_.put(std::move(wording));
}

void Live::fold_boards(sql::Transaction& tx)
{
    std::map<MonthId, BoardChanges> sums;
    board_deltas::each(tx,
                       [&](MonthId month, board_deltas::Kind kind, BoardChanges const& changes) {
                           if (kind == board_deltas::Kind::checkpoint)
                               sums[month] = changes;
                           else
                               sums[month].merge(changes);
                       });
    {
        auto const lock = std::unique_lock{mutex_};
        boards_.clear();
    }
    for (auto const& contest : contests()) {
        for (auto const& month : contest->months)
            change_boards(tx, month.id, contest->rules().levels(), sums[month.id]);
    }
}

base::Result<std::shared_ptr<Contest const>> Live::contest(std::string_view slug) const
{
    auto const lock = std::shared_lock{mutex_};
    auto const found = contests_.by_slug.find(slug);
    if (found == contests_.by_slug.end())
        return std::unexpected{base::refuse(contest_unknown).with("slug", std::string{slug})};
    return found->second;
}

std::vector<std::shared_ptr<Contest const>> Live::contests() const
{
    auto const lock = std::shared_lock{mutex_};
    std::vector<std::shared_ptr<Contest const>> all;
    for (auto const& [slug, contest] : contests_.by_slug)
        all.push_back(contest);
    return all;
}

std::shared_ptr<BankSnapshot const> Live::bank(BankId bank) const
{
    auto const lock = std::shared_lock{mutex_};
    auto const found = banks_.find(bank);
    return found == banks_.end() ? nullptr : found->second;
}

base::Key Live::month_secret(MonthId month) const
{
    auto const lock = std::shared_lock{mutex_};
    return contests_.secrets.at(month);
}

Live::NewSecret Live::new_month_secret(MonthId month) const
{
    auto const secret = base::random_key();
    return {base::base64url(base::seal(seal_key_, base::view(secret.bytes), seal_context(month))),
            secret_hash(secret)};
}

Paper Live::paper(sql::Transaction& tx, std::string_view text) const
{
    auto const read = [&](QuestionShelf const& shelf) { return Paper::from_text(text, shelf); };
    if (auto paper = with_shelf(read))
        return std::move(*paper);
    for (auto const& name : wordings_in(text)) {
        if (auto wording = questions::find_wording(tx, name.question, name.version)) {
            auto const lock = std::unique_lock{mutex_};
            shelf_.put(std::move(*wording));
        }
    }
    auto paper = with_shelf(read);
    if (!paper)
        throw sql::Breakdown{"quiz_attempt: a paper cannot be read"};
    return std::move(*paper);
}

std::shared_ptr<Live::KnownUnion const> Live::known_union(sql::Transaction& tx,
                                                          UnionId union_id) const
{
    {
        auto const lock = std::shared_lock{mutex_};
        if (auto const found = unions_.find(union_id); found != unions_.end())
            return found->second;
    }
    auto chain = organisation::chain_of(tx, union_id);
    if (chain.empty())
        throw sql::Breakdown{fmt::format("union {} is gone", union_id.value)};
    KnownUnion known{chain.back(), {}};
    for (auto const& above : chain)
        known.chain.push_back(above.id);
    auto shared = std::make_shared<KnownUnion const>(std::move(known));
    auto const lock = std::unique_lock{mutex_};
    return unions_.try_emplace(union_id, std::move(shared)).first->second;
}

std::optional<UnionId> Live::root(sql::Transaction& tx) const
{
    {
        auto const lock = std::shared_lock{mutex_};
        if (root_)
            return root_;
    }
    auto const choosable = organisation::list_choosable(tx, organisation::Tree::local);
    if (choosable.empty())
        return std::nullopt;
    auto const top = known_union(tx, choosable.front().id)->chain.front();
    auto const lock = std::unique_lock{mutex_};
    root_ = top;
    return root_;
}

void Live::change_boards(sql::Transaction& tx, MonthId month, int levels,
                         BoardChanges const& changes)
{
    for (auto const& [union_id, of_union] : changes.unions())
        known_union(tx, union_id);
    apply(month, levels, changes);
}

void Live::take_back(MonthId month, BoardChanges const& changes)
{
    apply(month, 0, changes.reversed());
}

void Live::apply(MonthId month, int levels, BoardChanges const& changes)
{
    auto const lock = std::unique_lock{mutex_};
    auto& boards = boards_.try_emplace(month, levels).first->second;
    boards.apply(changes, [this](UnionId union_id) -> std::span<UnionId const> {
        return unions_.at(union_id)->chain;
    });
}

std::optional<Place> Live::place(MonthId month, UnionId union_id, int level) const
{
    return with_boards(month, [&](MonthBoards const* boards) -> std::optional<Place> {
        auto const* const board = boards == nullptr ? nullptr : boards->find(union_id);
        return board == nullptr ? std::nullopt : std::optional{board->place(level)};
    });
}

std::int64_t Live::players(MonthId month, UnionId union_id) const
{
    return with_boards(month, [&](MonthBoards const* boards) -> std::int64_t {
        auto const* const board = boards == nullptr ? nullptr : boards->find(union_id);
        return board == nullptr ? 0 : board->players();
    });
}

} // namespace quiz
