#pragma once

#include "audit/domain/checkpoint.hpp"
#include "base/result.hpp"
#include "sql/transaction.hpp"

#include <optional>

namespace audit {

/// Signs the tree as it stands if it grew since the last checkpoint, and keeps the note. What does
/// not continue the tree signed last is never signed: refusal `log_not_continued`.
[[nodiscard]] base::Result<std::optional<Checkpoint>> sign_checkpoint(sql::Transaction&,
                                                                      Signer const&);

} // namespace audit
