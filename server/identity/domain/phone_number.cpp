#include "identity/domain/phone_number.hpp"

#include "identity/domain/refusals.hpp"
#include "identity/domain/typed_digits.hpp"

namespace identity {

namespace {

constexpr std::size_t mobile_digits = 11;
constexpr std::size_t machine_digits = 13;

bool is_mobile(std::string_view digits)
{
    return digits.size() == mobile_digits && digits[0] == '1' && digits[1] >= '3';
}

/// Thirteen digits beginning with 1: the block that carriers give to meters, vehicles and cameras.
bool is_of_machine(std::string_view digits)
{
    return digits.size() == machine_digits && digits[0] == '1';
}

/// With area code (010 to 0999, or 10 to 999 behind +86), without one, or a company's 400 and 800.
bool is_of_landline(std::string_view digits, bool had_country_code)
{
    auto const size = digits.size();
    if (digits.empty())
        return false;
    if (digits[0] == '0')
        return size >= 10 && size <= 12;
    if (digits.starts_with("400") || digits.starts_with("800"))
        return size == 10;
    if (digits[0] >= '2')
        return size == 7 || size == 8 || (had_country_code && size >= 9 && size <= 11);
    return had_country_code && digits.starts_with("10") && size == 10;
}

/// The national part. A bare 86 counts as the country code only in front of eleven digits, so that
/// it is never taken off a shorter number that happens to begin with it.
std::string_view without_country_code(std::string_view digits)
{
    for (std::string_view const code : {"+86", "0086"}) {
        if (digits.starts_with(code))
            return digits.substr(code.size());
    }
    if (digits.size() == mobile_digits + 2 && digits.starts_with("86"))
        return digits.substr(2);
    return digits;
}

} // namespace

base::Result<PhoneNumber> PhoneNumber::parse(std::string_view text)
{
    auto const typed = typed_digits(text);
    if (!typed)
        return std::unexpected{refuse(phone_malformed).at("phone")};
    auto const digits = without_country_code(*typed);
    if (digits.contains('+'))
        return std::unexpected{refuse(phone_malformed).at("phone")};
    if (is_mobile(digits))
        return PhoneNumber{std::string{digits}};
    if (is_of_machine(digits))
        return std::unexpected{refuse(phone_of_machine).at("phone")};
    if (is_of_landline(digits, digits.size() != typed->size()))
        return std::unexpected{refuse(phone_of_landline).at("phone")};
    return std::unexpected{refuse(phone_malformed).at("phone")};
}

std::string PhoneNumber::masked() const
{
    return digits_.substr(0, 3) + "****" + digits_.substr(7);
}

std::string PhoneNumber::prefix() const
{
    return digits_.substr(0, 7);
}

} // namespace identity
