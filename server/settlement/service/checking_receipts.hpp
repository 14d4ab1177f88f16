#pragma once

#include "audit/domain/proof.hpp"
#include "settlement/domain/receipt.hpp"
#include "settlement/service/prizes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace settlement {

/// Lets anybody check an attempt or a prize of one's own; gives its code, which stays the same.
/// Refusals: `contest_unknown`, `attempt_unknown`, `attempt_not_handed_in`, `prize_unknown`.
base::Result<std::string> make_receipt(sql::Transaction&, Means const&, ReceiptSubject const&);

/// An act of the log that bears a receipt out, with the proof that it is in there.
struct ProvenAct {
    /// Such as "month_frozen".
    std::string_view name;
    std::int64_t leaf = 0;
    base::Instant at;
    /// Nothing until the log is signed, which is within a minute.
    struct Proof {
        std::int64_t size = 0;
        audit::Hash leaf_hash;
        audit::Hash root;
        std::vector<audit::Hash> path;
    };
    std::optional<Proof> proof;
};

/// An attempt as the journal has it.
struct CheckedAttempt {
    base::CivilDate date;
    int number = 1;
    int points = 0;
    std::optional<base::Instant> handed_in_at;
    std::string receipt;
    /// Whether the receipt follows from what is stored, made again just now.
    bool holds = false;
};

struct CheckedReceipt {
    std::shared_ptr<quiz::Contest const> contest;
    /// "张*" or "199****0001".
    std::string name;
    std::variant<CheckedAttempt, Prize> what;
    std::vector<ProvenAct> acts;
};

/// Refusal: `receipt_unknown`.
[[nodiscard]] base::Result<CheckedReceipt> check_receipt(sql::Transaction&, Means const&,
                                                         std::string_view code);

} // namespace settlement
