#pragma once

#include "app/dispatch.hpp"
#include "app/errand_pool.hpp"
#include "base/crypto.hpp"
#include "payout/service/sending.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Where the top-up provider is and what it is spoken to with.
struct TopupProvider {
    /// Without a slash at the end.
    std::string url;
    base::Key key;
};

/// The threads that speak to the top-up provider. An order is sent once, questions may be repeated.
class Courier {
public:
    static constexpr std::size_t threads_count = 4;

    /// `on_report` is called from a courier's thread whenever a report is there to be collected.
    Courier(TopupProvider, Clock, std::function<void()> on_report);

    struct Told {
        std::string number;
        payout::Report report;
    };

    void take(std::vector<payout::Errand> errands) { pool_.take(std::move(errands)); }
    [[nodiscard]] std::vector<Told> collect() { return pool_.collect(); }
    /// How many more errands it would take.
    [[nodiscard]] std::size_t room() { return pool_.room(); }
    /// What has not gone over the line yet is withheld while the switch is off.
    void set_sending(bool is_allowed) { may_send_ = is_allowed; }

private:
    [[nodiscard]] Told do_errand(payout::Errand const&) const;

    TopupProvider provider_;
    Clock clock_;
    std::atomic<bool> may_send_ = true;
    // Last: its threads use all of the above.
    ErrandPool<payout::Errand, Told> pool_;
};

} // namespace app
