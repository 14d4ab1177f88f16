#include "identity/domain/code_limits.hpp"
#include "identity/domain/sign_in_code.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using identity::CodeLimits;
using identity::IssuedCode;
using identity::PhoneNumber;
using identity::Purpose;
using identity::SignInCode;
using identity::TryLimits;

/// What a guess is made of: everything that a code is bound to.
struct Guess {
    std::string challenge;
    PhoneNumber phone;
    Purpose purpose;
    std::uint64_t number;

    friend bool operator==(Guess const&, Guess const&) = default;
};

/// From few values each, so that guesses differ in one part only, often enough.
Guess any_guess()
{
    auto const last = *rc::gen::inRange(0, 3);
    return {
        .challenge = *rc::gen::element<std::string>("a", "b", "a a"),
        .phone = *PhoneNumber::parse("1990000000" + std::to_string(last)),
        .purpose = *rc::gen::element(Purpose::sign_in, Purpose::change_phone),
        .number = *rc::gen::element<std::uint64_t>(0, 1, 100'000),
    };
}

std::string digest_of(identity::Keys const& keys, Guess const& guess)
{
    return identity::digest(keys, guess.challenge, guess.phone, guess.purpose,
                            SignInCode::of(guess.number));
}

RC_GTEST_PROP(SignInCode, IsAcceptedForNothingButWhatItWasSentFor, ())
{
    auto const keys = identity::Keys::derive({});
    auto const sent = any_guess();
    auto const guess = any_guess();
    RC_ASSERT((digest_of(keys, sent) == digest_of(keys, guess)) == (sent == guess));
}

/// A phone under attack: codes are asked for and guessed at, always wrongly.
struct Attack {
    CodeLimits limits;
    TryLimits tries;
    base::Instant now{1'615'165'200'000};
    std::vector<IssuedCode> codes;

    std::vector<IssuedCode> codes_of_last_day() const
    {
        std::vector<IssuedCode> recent;
        std::ranges::copy_if(codes, std::back_inserter(recent), [&](IssuedCode const& code) {
            return code.sent_at > now - identity::code_limits_day;
        });
        return recent;
    }

    void ask_for_code()
    {
        auto const recent = codes_of_last_day();
        // Each from a network of its own, which is the worst.
        std::vector<identity::Send> sends;
        for (auto const& code : recent)
            sends.push_back({code.sent_at, identity::AskedBy::another_source});
        if (!identity::may_send(limits, sends, now))
            return;
        auto const left = identity::sends_left_today(limits, sends, now) - 1;
        IssuedCode code{.id = std::to_string(codes.size())};
        code.sent_at = now;
        code.tries_allowed = identity::tries_for_new_code(tries, recent, left, now);
        codes.push_back(code);
    }

    void guess()
    {
        for (auto& code : codes) {
            if (code.open_at(now, Purpose::sign_in, identity::CodeLength::six) &&
                *rc::gen::arbitrary<bool>())
                ++code.tries_made;
        }
    }

    /// The most wrong tries at the codes of any day.
    int most_wrong_in_a_day() const
    {
        int most = 0;
        for (auto const& first : codes) {
            int wrong = 0;
            for (auto const& code : codes) {
                if (code.sent_at >= first.sent_at && code.sent_at < first.sent_at + 24h)
                    wrong += code.tries_made;
            }
            most = std::max(most, wrong);
        }
        return most;
    }
};

RC_GTEST_PROP(GuessLimit, HoldsForEveryDayAndLeavesEveryCodeATry, ())
{
    Attack attack;
    auto const steps = *rc::gen::inRange(0, 120);
    for (int step = 0; step < steps; ++step) {
        auto const pause = *rc::gen::element(1s, 60s, 300s, 3600s, 20'000s);
        attack.now = attack.now + pause;
        attack.ask_for_code();
        for (int round = *rc::gen::inRange(0, 6); round > 0; --round)
            attack.guess();
    }
    RC_ASSERT(attack.most_wrong_in_a_day() <= attack.tries.wrong_per_day);
    RC_ASSERT(std::ranges::all_of(attack.codes, [](IssuedCode const& code) {
        return code.tries_allowed >= 1 && code.tries_allowed <= 5;
    }));
}

TEST(GuessLimit, GivesFiveTriesUntilTheDayIsSpentAndThenOne)
{
    Attack attack;
    std::vector<int> allowed;
    for (int sent = 0; sent < 8; ++sent) {
        attack.now = attack.now + 2h;
        attack.ask_for_code();
        attack.codes.back().tries_made = attack.codes.back().tries_allowed;
        allowed.push_back(attack.codes.back().tries_allowed);
    }
    EXPECT_EQ(allowed, (std::vector{5, 5, 5, 1, 1, 1, 1, 1}));
}

} // namespace
