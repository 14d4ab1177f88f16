#pragma once

#include "app/dispatch.hpp"
#include "base/crypto.hpp"
#include "payout/service/sending.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace app {

/// Where the top-up provider is and what it is spoken to with.
struct TopupProvider {
    /// Without a slash at the end.
    std::string url;
    base::Key key;
};

/// The threads that speak to the top-up provider, outside of every transaction. What they are told
/// comes back as reports; they decide nothing. An order is sent once, questions may be repeated.
class Courier {
public:
    static constexpr std::size_t threads_count = 4;
    /// Errands that may be on their way.
    static constexpr std::size_t errands_max = 64;

    /// `on_report` is called from a courier's thread whenever a report is there to be collected.
    Courier(TopupProvider, Clock, std::function<void()> on_report);
    ~Courier();
    Courier(Courier const&) = delete;
    Courier& operator=(Courier const&) = delete;

    struct Told {
        std::string number;
        payout::Report report;
    };

    void take(std::vector<payout::Errand>);
    [[nodiscard]] std::vector<Told> collect();
    /// How many more errands it would take.
    [[nodiscard]] std::size_t room();
    /// What has not gone over the line yet is withheld while the switch is off.
    void set_sending(bool is_allowed) { may_send_ = is_allowed; }

private:
    void run(std::stop_token const&);
    [[nodiscard]] Told do_errand(payout::Errand const&) const;

    TopupProvider provider_;
    Clock clock_;
    std::function<void()> on_report_;
    std::atomic<bool> may_send_ = true;
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<payout::Errand> waiting_;
    std::size_t on_the_way_ = 0;
    std::vector<Told> told_;
    std::vector<std::jthread> threads_;
};

} // namespace app
