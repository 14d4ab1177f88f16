#include "identity/domain/proof_of_work.hpp"

#include "identity/domain/refusals.hpp"

#include <bit>
#include <span>

namespace identity {

namespace {

constexpr std::size_t expiry_bytes = 8;
constexpr std::size_t terms_bytes = proof_random_bytes + expiry_bytes + 1;
constexpr std::size_t mark_bytes = 16;
constexpr int difficulty_bits_max = 32;

/// The challenge's signature: half of an HMAC is more than anybody can guess in a life of minutes.
std::string mark_of(Keys const& keys, std::string_view terms)
{
    return std::string{base::view(base::hmac_sha256(keys.proof, terms)).substr(0, mark_bytes)};
}

std::string big_endian(std::int64_t number)
{
    std::string text;
    for (int shift = 56; shift >= 0; shift -= 8)
        text.push_back(static_cast<char>(static_cast<std::uint64_t>(number) >> shift));
    return text;
}

std::int64_t from_big_endian(std::string_view text)
{
    std::uint64_t number = 0;
    for (auto const character : text)
        number = (number << 8) | static_cast<std::uint8_t>(character);
    return static_cast<std::int64_t>(number);
}

int leading_zero_bits(base::Digest const& digest)
{
    int bits = 0;
    for (auto const byte : digest) {
        bits += std::countl_zero(byte);
        if (byte != 0)
            break;
    }
    return bits;
}

bool solves(std::string_view challenge, std::int64_t counter, int difficulty_bits)
{
    std::string text{challenge};
    text.append(":").append(std::to_string(counter));
    return leading_zero_bits(base::sha256(text)) >= difficulty_bits;
}

} // namespace

ProofTask new_task(Keys const& keys, ProofSettings const& settings, std::string_view random,
                   base::Instant now)
{
    VERIFY(random.size() == proof_random_bytes);
    VERIFY(settings.difficulty_bits >= 0 && settings.difficulty_bits <= difficulty_bits_max);
    auto const expires_at = now + settings.life;
    std::string terms{random};
    terms.append(big_endian(expires_at.ms));
    terms.push_back(static_cast<char>(settings.difficulty_bits));
    return {base::base64url(terms + mark_of(keys, terms)), settings.difficulty_bits, expires_at};
}

base::Result<SolvedTask> check_proof(Keys const& keys, Proof const& proof, base::Instant now)
{
    auto const raw = base::from_base64url(proof.challenge);
    if (!raw || raw->size() != terms_bytes + mark_bytes || proof.counter < 0)
        return std::unexpected{refuse(proof_wrong)};
    auto const terms = std::string_view{*raw}.substr(0, terms_bytes);
    auto const mark = std::string_view{*raw}.substr(terms_bytes);
    if (!base::equal_in_constant_time(mark, mark_of(keys, terms)))
        return std::unexpected{refuse(proof_wrong)};
    base::Instant const expires_at{from_big_endian(terms.substr(proof_random_bytes, expiry_bytes))};
    if (now >= expires_at)
        return std::unexpected{refuse(proof_expired)};
    if (!solves(proof.challenge, proof.counter, static_cast<std::uint8_t>(terms.back())))
        return std::unexpected{refuse(proof_wrong)};
    auto const random = terms.substr(0, proof_random_bytes);
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(random.data());
    return SolvedTask{base::hex(std::span{bytes, random.size()}), expires_at};
}

std::int64_t solve(ProofTask const& task)
{
    std::int64_t counter = 0;
    while (!solves(task.challenge, counter, task.difficulty_bits))
        ++counter;
    return counter;
}

} // namespace identity
