#include "quiz/service/board_batch.hpp"

#include "quiz/domain/refusals.hpp"
#include "quiz/store/board_deltas.hpp"

#include <memory>
#include <utility>

namespace quiz {

namespace {

/// How far a clock may be set back without a lane refusing: what time servers correct in steps.
constexpr std::chrono::seconds clock_tolerance{60};

/// Waits with the transaction for its end: if the commit does not come, the boards go back.
class Undo {
public:
    Undo(Live& live, std::map<MonthId, BoardChanges> changes)
        : live_{live}, changes_{std::move(changes)}
    {
    }
    ~Undo()
    {
        for (auto const& [month, changes] : changes_)
            live_.take_back(month, changes);
    }
    Undo(Undo const&) = delete;
    Undo& operator=(Undo const&) = delete;

    void keep() { changes_.clear(); }

private:
    Live& live_;
    std::map<MonthId, BoardChanges> changes_;
};

} // namespace

BoardBatch::BoardBatch(sql::Transaction& tx, Live& live) : tx_{tx}, live_{live}
{
    if (auto const newest = board_deltas::find_newest(tx)) {
        newest_sequence_ = newest->sequence;
        newest_at_ = newest->created_at;
    }
}

BoardBatch::~BoardBatch()
{
    for (auto const& [month, changes] : changes_)
        live_.take_back(month, changes);
}

base::Result<void> BoardBatch::check_clock() const
{
    if (tx_.now() + clock_tolerance < newest_at_)
        return std::unexpected{base::refuse(clock_moved_back).with("retry_after_s", 60)};
    return base::ok();
}

void BoardBatch::change(Contest const& contest, MonthId month, BoardChanges const& changes)
{
    live_.change_boards(tx_, month, contest.rules().levels(), changes);
    changes_[month].merge(changes);
}

void BoardBatch::write()
{
    if (changes_.empty())
        return;
    for (auto const& [month, changes] : changes_)
        board_deltas::insert(tx_, ++newest_sequence_, month, board_deltas::Kind::delta, changes);
    auto undo = std::make_unique<Undo>(live_, std::move(changes_));
    changes_.clear();
    tx_.after_commit([undo = std::move(undo)] { undo->keep(); });
}

} // namespace quiz
