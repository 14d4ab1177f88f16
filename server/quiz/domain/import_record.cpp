#include "quiz/domain/import_record.hpp"

#include "quiz/domain/refusals.hpp"

namespace quiz {

base::Result<void> check_undo(ImportRecord const& record, base::Instant now)
{
    if (record.undone_at)
        return std::unexpected{refuse(import_undone)};
    if (now - record.made_at > import_undo_time)
        return std::unexpected{refuse(import_too_old).with("hours_max", import_undo_time.count())};
    return base::ok();
}

} // namespace quiz
