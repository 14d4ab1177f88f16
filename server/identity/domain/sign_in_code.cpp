#include "identity/domain/sign_in_code.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/domain/typed_digits.hpp"

#include <algorithm>

namespace identity {

namespace {

std::size_t digits_of(CodeLength length)
{
    return static_cast<std::size_t>(length);
}

std::string_view words_for(Purpose purpose)
{
    switch (purpose) {
    case Purpose::sign_in:
        return "登录";
    case Purpose::change_phone:
        return "更换手机号";
    case Purpose::prize_phone:
        return "确认领奖手机号";
    }
    std::unreachable();
}

} // namespace

std::uint64_t count_of(CodeLength length)
{
    switch (length) {
    case CodeLength::six:
        return 1'000'000;
    case CodeLength::eight:
        return 100'000'000;
    }
    std::unreachable();
}

SignInCode SignInCode::of(std::uint64_t number, CodeLength length)
{
    VERIFY(number < count_of(length));
    auto digits = std::to_string(number);
    return SignInCode{std::string(digits_of(length) - digits.size(), '0') + digits};
}

base::Result<SignInCode> SignInCode::parse(std::string_view text)
{
    auto const typed = typed_digits(text);
    bool const is_of_a_length = typed && (typed->size() == digits_of(CodeLength::six) ||
                                          typed->size() == digits_of(CodeLength::eight));
    if (!is_of_a_length || typed->contains('+'))
        return std::unexpected{refuse(code_malformed).at("code")};
    return SignInCode{*typed};
}

base::Result<SignInCode> SignInCode::parse_six(std::string_view text)
{
    auto code = TRY(parse(text));
    if (code.digits().size() != digits_of(CodeLength::six))
        return std::unexpected{refuse(code_malformed).at("code")};
    return code;
}

std::string digest(Keys const& keys, std::string_view code_id, PhoneNumber const& phone,
                   Purpose purpose, SignInCode const& code)
{
    // No part contains a space, so no two different sets of parts give the same text.
    std::string message{name(purpose)};
    message.append(" ").append(code_id).append(" ").append(phone.digits());
    message.append(" ").append(code.digits());
    return base::hex(base::hmac_sha256(keys.code, message));
}

int IssuedCode::wrong_tries_at_most(base::Instant now) const
{
    if (used_at)
        return tries_made - 1;
    return now < expires_at() ? tries_allowed : tries_made;
}

base::Result<OpenCode> IssuedCode::open_at(base::Instant now, Purpose wanted,
                                           CodeLength length_of_new) const
{
    if (purpose != wanted)
        return std::unexpected{refuse(code_unknown)};
    if (used_at)
        return std::unexpected{refuse(code_used)};
    if (now >= expires_at() || (length < length_of_new && now >= sent_at + life_of_short))
        return std::unexpected{refuse(code_expired)};
    if (tries_made >= tries_allowed)
        return std::unexpected{refuse(code_locked)};
    return OpenCode{*this};
}

bool OpenCode::accepts(Keys const& keys, PhoneNumber const& phone, SignInCode const& code) const
{
    auto const expected = digest(keys, issued_.id, phone, issued_.purpose, code);
    return base::equal_in_constant_time(issued_.digest, expected);
}

int OpenCode::tries_left_after_this() const
{
    return issued_.tries_allowed - issued_.tries_made - 1;
}

int tries_for_new_code(TryLimits const& limits, std::span<IssuedCode const> codes_of_last_day,
                       int sends_left_after, base::Instant now)
{
    int spent = 0;
    for (auto const& code : codes_of_last_day) {
        // A code counts at least the one try that was kept in reserve for it: when it leaves the
        // day, that try goes to the code which may be sent in its place.
        spent += std::max(1, code.wrong_tries_at_most(now));
    }
    return std::clamp(limits.wrong_per_day - spent - sends_left_after, 1, limits.per_code);
}

std::string message_with(SignInCode const& code, Purpose purpose)
{
    std::string message{"【掌上工会】验证码 "};
    message.append(code.digits()).append("，用于").append(words_for(purpose));
    return message.append("，5 分钟内有效。请勿告诉他人，工作人员也不会向您索要。");
}

} // namespace identity
