#include "http/target.hpp"

#include "base/utf8.hpp"
#include "http/refusals.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace http {

namespace {

constexpr std::size_t query_pairs_max = 64;

enum class Plus : std::uint8_t {
    itself,
    space,
};

std::optional<int> hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return {};
}

/// Decodes once; nothing when a `%` is incomplete or the bytes are not UTF-8 or contain a control
/// character.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus == Plus::space) {
            decoded += ' ';
            continue;
        }
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        if (at + 2 >= text.size())
            return {};
        auto const high = hex_value(text[at + 1]);
        auto const low = hex_value(text[at + 2]);
        if (!high || !low)
            return {};
        decoded += static_cast<char>(*high * 16 + *low);
        at += 2;
    }
    auto const is_control = [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
    };
    if (std::ranges::any_of(decoded, is_control) || !base::is_utf8(decoded))
        return {};
    return decoded;
}

bool has_dot_segment(std::string_view path)
{
    while (!path.empty()) {
        path.remove_prefix(1);
        auto const segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..")
            return true;
        path.remove_prefix(segment.size());
    }
    return false;
}

bool is_readable(std::string_view raw)
{
    auto const is_visible = [](char byte) { return byte > 0x20 && byte < 0x7F && byte != '#'; };
    return raw.starts_with('/') && std::ranges::all_of(raw, is_visible);
}

base::Result<std::string> parse_path(std::string_view raw)
{
    auto path = percent_decoded(raw, Plus::itself);
    auto const slashes = [](std::string_view text) { return std::ranges::count(text, '/'); };
    if (!path || slashes(*path) != slashes(raw) || path->contains('\\') || has_dot_segment(*path))
        return std::unexpected{refuse(target_malformed)};
    return *std::move(path);
}

} // namespace

base::Result<Target> parse_target(std::string_view raw)
{
    if (!is_readable(raw))
        return std::unexpected{refuse(target_malformed)};
    auto const question_mark = std::min(raw.find('?'), raw.size());
    auto path = TRY(parse_path(raw.substr(0, question_mark)));
    raw.remove_prefix(std::min(question_mark + 1, raw.size()));
    auto query = TRY(parse_query(raw));
    return Target{.path = std::move(path), .query = std::move(query)};
}

base::Result<Request::Fields> parse_query(std::string_view raw)
{
    Request::Fields fields;
    while (!raw.empty()) {
        auto const pair = raw.substr(0, raw.find('&'));
        raw.remove_prefix(std::min(pair.size() + 1, raw.size()));
        if (pair.empty())
            continue;
        if (fields.size() == query_pairs_max)
            return std::unexpected{refuse(query_too_many).with("allowed", query_pairs_max)};
        auto const equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), Plus::space);
        auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::space);
        if (!name || !value)
            return std::unexpected{refuse(target_malformed)};
        fields.emplace_back(*std::move(name), *std::move(value));
    }
    return fields;
}

std::string percent_encoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    encoded.reserve(text.size());
    for (char const byte : text) {
        if (unreserved.contains(byte)) {
            encoded += byte;
            continue;
        }
        auto const value = static_cast<unsigned char>(byte);
        encoded += '%';
        encoded += digits[value >> 4];
        encoded += digits[value & 15];
    }
    return encoded;
}

} // namespace http
