#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "http/route.hpp"
#include "sql/transaction.hpp"

#include <chrono>

namespace app {

/// Writes into the audit log who was refused with a token that is none. Only the writer calls it.
///
/// Whoever guesses tokens must not fill the disk: of each minute the first sixty are entries, the
/// rest are a number in the next one.
class RefusalRecord {
public:
    void note(sql::Transaction&, http::Request const&, http::Route const&, base::Error const&);

    static constexpr std::chrono::minutes span{1};
    static constexpr int entries_per_span = 60;

private:
    base::Instant span_begins_ = {};
    int entries_ = 0;
    int passed_over_ = 0;
};

} // namespace app
