#include "audit/domain/checkpoint.hpp"

#include "audit/domain/refusals.hpp"
#include "base/base64.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace audit {

namespace {

constexpr char ed25519_mark = '\x01';
constexpr std::size_t key_id_bytes = 4;
constexpr std::string_view signature_start = "\u2014 ";

std::string marked(base::Digest const& public_key)
{
    return ed25519_mark + std::string{base::view(public_key)};
}

/// The first bytes of a hash over name and key: tells signatures of one note apart.
std::string key_id(LogKey const& key)
{
    auto const digest = base::sha256(key.origin + '\n' + marked(key.public_key));
    return std::string{base::view(digest).substr(0, key_id_bytes)};
}

std::string hex_of(std::string_view bytes)
{
    return base::hex({reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
}

/// Takes one line from the front of a text; nothing when none has its end.
std::optional<std::string_view> next_line(std::string_view& text)
{
    auto const end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

/// The only text of a size: decimal, without a sign and without leading zeros.
std::optional<std::int64_t> size_from(std::string_view line)
{
    auto const size = base::number_in<std::int64_t>(line);
    return size && *size >= 0 && std::to_string(*size) == line ? size : std::nullopt;
}

std::optional<Hash> hash_from(std::string_view line)
{
    auto const bytes = base::from_base64(line);
    Hash hash;
    if (!bytes || bytes->size() != hash.size())
        return std::nullopt;
    std::ranges::copy(*bytes, reinterpret_cast<char*>(hash.data()));
    return hash;
}

std::optional<Checkpoint> read(std::string_view text)
{
    auto const origin = next_line(text);
    auto const size_line = next_line(text);
    auto const root_line = next_line(text);
    if (!root_line || !text.empty() || origin->empty())
        return std::nullopt;
    auto const size = size_from(*size_line);
    auto const root = hash_from(*root_line);
    if (!size || !root)
        return std::nullopt;
    return Checkpoint{std::string{*origin}, *size, *root};
}

bool is_signature(std::string_view line, std::string_view signed_text, LogKey const& key)
{
    auto const start = std::string{signature_start} + key.origin + ' ';
    if (!line.starts_with(start))
        return false;
    auto const bytes = base::from_base64(line.substr(start.size()));
    return bytes && bytes->starts_with(key_id(key)) &&
           base::is_signed_by(key.public_key, signed_text,
                              std::string_view{*bytes}.substr(key_id_bytes));
}

} // namespace

std::string Checkpoint::text() const
{
    return origin + '\n' + std::to_string(size) + '\n' + base::base64(base::view(root)) + '\n';
}

std::string LogKey::text() const
{
    return origin + '+' + hex_of(key_id(*this)) + '+' + base::base64(marked(public_key));
}

base::Result<LogKey> LogKey::parse(std::string_view text)
{
    auto const malformed = std::unexpected{base::refuse(log_key_malformed)};
    auto const first = text.find('+');
    if (first == 0 || first == std::string_view::npos)
        return malformed;
    auto const second = text.find('+', first + 1);
    if (second == std::string_view::npos)
        return malformed;
    auto const bytes = base::from_base64(text.substr(second + 1));
    LogKey key{std::string{text.substr(0, first)}, {}};
    if (!bytes || bytes->size() != key.public_key.size() + 1 || bytes->front() != ed25519_mark)
        return malformed;
    std::ranges::copy(std::string_view{*bytes}.substr(1),
                      reinterpret_cast<char*>(key.public_key.data()));
    // The id in the middle must be the one that name and key have.
    if (key.text() != text)
        return malformed;
    return key;
}

Signer Signer::derive(base::Key const& master)
{
    constexpr std::size_t name_digits = 16;
    auto const secret = base::derive_key(master, "audit.checkpoint");
    auto const public_key = base::public_key_of(secret);
    auto const name = base::hex(base::sha256(base::view(public_key))).substr(0, name_digits);
    return Signer{secret, {"palmunion/audit/" + name, public_key}};
}

std::string Signer::sign(std::int64_t size, Hash const& root) const
{
    auto const text = Checkpoint{key_.origin, size, root}.text();
    auto const signature = base::sign(secret_, text);
    return text + '\n' + std::string{signature_start} + key_.origin + ' ' +
           base::base64(key_id(key_) + signature) + '\n';
}

base::Result<Checkpoint> open_note(std::string_view note, LogKey const& key)
{
    auto const gap = note.rfind("\n\n");
    if (gap == std::string_view::npos)
        return std::unexpected{base::refuse(checkpoint_malformed)};
    auto const signed_text = note.substr(0, gap + 1);
    auto signatures = note.substr(gap + 2);
    auto checkpoint = read(signed_text);
    if (!checkpoint)
        return std::unexpected{base::refuse(checkpoint_malformed)};
    while (auto const line = next_line(signatures))
        if (checkpoint->origin == key.origin && is_signature(*line, signed_text, key))
            return std::move(*checkpoint);
    return std::unexpected{base::refuse(checkpoint_not_signed)};
}

} // namespace audit
