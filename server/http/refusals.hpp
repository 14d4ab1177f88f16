#pragma once

#include "base/result.hpp"
#include "json/refusals.hpp"

#include <array>

namespace http {

using base::ErrorKind;
using base::Refusal;

// What the JSON reader refuses: see json/refusals.hpp.
using json::field_missing;
using json::field_type;
using json::field_unknown;
using json::json_duplicate_key;
using json::json_malformed;
using json::json_not_list;
using json::json_not_object;
using json::json_nul_character;
using json::json_number_out_of_range;
using json::json_too_deep;

// What the listener refuses before anybody else sees the request.
inline constexpr Refusal request_malformed{ErrorKind::malformed, "request_malformed"};
inline constexpr Refusal line_ending_malformed{ErrorKind::malformed, "line_ending_malformed"};
inline constexpr Refusal header_folded{ErrorKind::malformed, "header_folded"};
inline constexpr Refusal header_malformed{ErrorKind::malformed, "header_malformed"};
inline constexpr Refusal host_malformed{ErrorKind::malformed, "host_malformed"};
inline constexpr Refusal target_malformed{ErrorKind::malformed, "target_malformed"};
/// {allowed}
inline constexpr Refusal query_too_many{ErrorKind::malformed, "query_too_many"};
inline constexpr Refusal body_length_ambiguous{ErrorKind::malformed, "body_length_ambiguous"};
inline constexpr Refusal chunk_malformed{ErrorKind::malformed, "chunk_malformed"};
inline constexpr Refusal transfer_encoding_unsupported{ErrorKind::malformed,
                                                       "transfer_encoding_unsupported"};
inline constexpr Refusal version_unsupported{ErrorKind::malformed, "version_unsupported"};
inline constexpr Refusal method_unsupported{ErrorKind::malformed, "method_unsupported"};
inline constexpr Refusal expectation_unsupported{ErrorKind::malformed, "expectation_unsupported"};
/// {bytes_max}
inline constexpr Refusal body_too_large{ErrorKind::malformed, "body_too_large"};
/// Too many files are being sent at once.
inline constexpr Refusal large_bodies_too_many{ErrorKind::unavailable, "large_bodies_too_many"};
/// {bytes_max}
inline constexpr Refusal target_too_long{ErrorKind::malformed, "target_too_long"};
/// {bytes_max}
inline constexpr Refusal headers_too_large{ErrorKind::malformed, "headers_too_large"};
/// {fields_max}
inline constexpr Refusal headers_too_many{ErrorKind::malformed, "headers_too_many"};
inline constexpr Refusal request_too_slow{ErrorKind::malformed, "request_too_slow"};
/// {retry_after_s}
inline constexpr Refusal connections_too_many{ErrorKind::unavailable, "connections_too_many"};
/// {field, allowed}
inline constexpr Refusal limit_out_of_range{ErrorKind::invalid, "limit_out_of_range"};
/// The answer never came: its lane was closed before the request's turn. {retry_after_s}
inline constexpr Refusal answer_missing{ErrorKind::unavailable, "answer_missing"};

// What fetching from another server is refused for.
/// {address, cause}
inline constexpr Refusal server_unreachable{ErrorKind::unavailable, "server_unreachable"};

// What the catalogue of words is refused for at start-up.
/// {file, line}
inline constexpr Refusal words_malformed{ErrorKind::invalid, "words_malformed"};
/// {file, token}
inline constexpr Refusal words_duplicate{ErrorKind::invalid, "words_duplicate"};

// What the listener is refused for at start-up.
/// {entry}
inline constexpr Refusal address_malformed{ErrorKind::invalid, "address_malformed"};
/// {address, port, cause}
inline constexpr Refusal listening_failed{ErrorKind::unavailable, "listening_failed"};

inline constexpr std::array refusals{
    json_malformed,          json_too_deep,
    json_duplicate_key,      json_not_object,
    json_not_list,           json_number_out_of_range,
    json_nul_character,      field_unknown,
    field_missing,           field_type,
    request_malformed,       line_ending_malformed,
    header_folded,           header_malformed,
    host_malformed,          target_malformed,
    query_too_many,          body_length_ambiguous,
    chunk_malformed,         transfer_encoding_unsupported,
    version_unsupported,     method_unsupported,
    expectation_unsupported, body_too_large,
    large_bodies_too_many,   target_too_long,
    headers_too_large,       headers_too_many,
    request_too_slow,        connections_too_many,
    limit_out_of_range,      answer_missing,
    words_malformed,         words_duplicate,
    address_malformed,       listening_failed,
    server_unreachable,
};

} // namespace http
