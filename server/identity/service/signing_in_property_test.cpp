#include "identity/service/sign_in_desk_test.hpp"

#include <algorithm>
#include <limits>
#include <rapidcheck/gtest.h>

namespace identity {

namespace {

using namespace std::chrono_literals;

/// What the test remembers of a code that was sent.
struct Sent {
    std::string id;
    std::string code;
    Purpose purpose;
    base::Instant at;
    int guesses = 0;
    bool is_used = false;
};

class AnySequence : public SignInDesk {
protected:
    AnySequence()
    {
        // All sequences share one clock, and so one hour of wrong codes.
        means_.settings.guess_alarm.wrong_per_hour = std::numeric_limits<int>::max();
    }

    /// Asks for a code for one of three phones, when the limits let it.
    void ask()
    {
        auto const purpose =
            *rc::gen::weightedElement<Purpose>({{3, Purpose::sign_in}, {1, Purpose::change_phone}});
        auto const to = phone(first_phone_ + *rc::gen::inRange(0, 3));
        if (auto const sent = request({to, purpose, fresh_proof(), "192.0.2.1"}))
            sent_.push_back({sent->code_id, last_code(), purpose, database_.now()});
    }

    /// Brings any code that was sent back to any challenge.
    void bring_back()
    {
        if (sent_.empty())
            return;
        auto& challenge = sent_[*rc::gen::inRange<std::size_t>(0, sent_.size())];
        auto const is_own = *rc::gen::arbitrary<bool>();
        auto const& code =
            is_own ? challenge.code : sent_[*rc::gen::inRange<std::size_t>(0, sent_.size())].code;
        auto const is_alive = challenge.purpose == Purpose::sign_in && !challenge.is_used &&
                              database_.now() < challenge.at + 300s;
        auto const accepted = sign_in_with(challenge.id, code).has_value();
        if (accepted)
            RC_ASSERT(is_alive && code == challenge.code && challenge.guesses < 5);
        // Every code has a try, so the first is never refused for what others guessed.
        if (is_alive && code == challenge.code && challenge.guesses == 0)
            RC_ASSERT(accepted);
        challenge.guesses += is_alive ? 1 : 0;
        challenge.is_used |= accepted;
    }

    void start_over()
    {
        sent_.clear();
        first_phone_ += 3;
    }

    std::vector<Sent> sent_;
    int first_phone_ = 1;
};

TEST_F(AnySequence, AcceptsACodeOnceInTimeAndForWhatItWasSent)
{
    EXPECT_TRUE(rc::check([&] {
        start_over();
        auto const steps = *rc::gen::inRange(0, 40);
        for (int step = 0; step < steps; ++step) {
            database_.advance(*rc::gen::element<std::chrono::milliseconds>(0s, 1s, 60s, 239'999ms,
                                                                           299'999ms, 300s, 2h));
            if (*rc::gen::inRange(0, 3) == 0)
                ask();
            else
                bring_back();
        }
    }));
}

} // namespace

} // namespace identity
