#include "settlement/service/seals.hpp"

#include "sql/breakdown.hpp"

#include <fmt/format.h>

namespace settlement {

namespace {

std::string place_of(std::string_view what, quiz::MonthId month, Claim const& claim)
{
    return fmt::format("settlement_claim:{}:{}:{}", what, month.value, claim.person.value);
}

std::string open(base::Key const& key, std::string_view sealed, std::string const& place)
{
    auto const raw = base::from_base64url(sealed);
    auto opened = raw ? base::open_sealed(key, *raw, place) : raw;
    if (!opened)
        throw sql::Breakdown{place + " does not open"};
    return std::move(*opened);
}

} // namespace

std::string winner_index(base::Key const& key, IdNumber const& number)
{
    return base::hex(base::hmac_sha256(base::derive_key(key, "index"), number.text()));
}

void set_winner(base::Key const& key, quiz::MonthId month, Claim& claim, Winner const& winner)
{
    auto const text = fmt::format("{}\n{}", winner.name.text(), winner.id_number.text());
    claim.sealed_winner = base::base64url(base::seal(key, text, place_of("winner", month, claim)));
    claim.winner_index = winner_index(key, winner.id_number);
}

std::optional<Winner> winner_in(base::Key const& key, quiz::MonthId month, Claim const& claim)
{
    if (claim.sealed_winner.empty())
        return std::nullopt;
    auto const text = open(key, claim.sealed_winner, place_of("winner", month, claim));
    auto const end = text.find('\n');
    auto name = RealName::parse(text.substr(0, end));
    auto number = IdNumber::parse(end == std::string::npos ? "" : text.substr(end + 1));
    if (!name || !number)
        throw sql::Breakdown{"settlement_claim: a winner cannot be read"};
    return Winner{*std::move(name), *std::move(number)};
}

void set_phone(base::Key const& key, quiz::MonthId month, Claim& claim,
               identity::PhoneNumber const& phone)
{
    claim.sealed_phone =
        base::base64url(base::seal(key, phone.digits(), place_of("phone", month, claim)));
}

std::optional<identity::PhoneNumber> phone_in(base::Key const& key, quiz::MonthId month,
                                              Claim const& claim)
{
    if (claim.sealed_phone.empty())
        return std::nullopt;
    auto phone = identity::PhoneNumber::parse(
        open(key, claim.sealed_phone, place_of("phone", month, claim)));
    if (!phone)
        throw sql::Breakdown{"settlement_claim: a phone number cannot be read"};
    return *std::move(phone);
}

} // namespace settlement
