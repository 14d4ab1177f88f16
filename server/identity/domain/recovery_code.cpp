#include "identity/domain/recovery_code.hpp"

#include "base/text.hpp"
#include "identity/domain/refusals.hpp"

namespace identity {

RecoveryCode RecoveryCode::of(std::span<std::uint64_t const> numbers)
{
    VERIFY(numbers.size() == characters);
    std::string letters;
    for (auto const number : numbers)
        letters.push_back(alphabet.at(number));
    return RecoveryCode{std::move(letters)};
}

base::Result<RecoveryCode> RecoveryCode::parse(std::string_view text)
{
    std::string letters;
    for (auto character : base::half_width(text)) {
        if (character == '-' || character == ' ')
            continue;
        if (character >= 'A' && character <= 'Z')
            character = static_cast<char>(character - 'A' + 'a');
        if (!alphabet.contains(character))
            return std::unexpected{refuse(code_malformed).at("recovery_code")};
        letters.push_back(character);
    }
    if (letters.size() != characters)
        return std::unexpected{refuse(code_malformed).at("recovery_code")};
    return RecoveryCode{std::move(letters)};
}

std::string RecoveryCode::text() const
{
    return letters_.substr(0, characters / 2) + '-' + letters_.substr(characters / 2);
}

std::string RecoveryCode::digest(Keys const& keys, base::StaffId staff) const
{
    return base::hex(
        base::hmac_sha256(keys.staff_recovery, std::to_string(staff.value) + ':' + letters_));
}

} // namespace identity
