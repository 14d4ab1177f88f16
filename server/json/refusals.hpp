#pragma once

#include "base/result.hpp"

namespace json {

using base::ErrorKind;
using base::Refusal;

// What the JSON reader refuses.
/// {position}: the offset of the byte at which the text could no longer become JSON.
inline constexpr Refusal json_malformed{ErrorKind::malformed, "json_malformed"};
/// {allowed}
inline constexpr Refusal json_too_deep{ErrorKind::malformed, "json_too_deep"};
/// {field}
inline constexpr Refusal json_duplicate_key{ErrorKind::malformed, "json_duplicate_key"};
inline constexpr Refusal json_not_object{ErrorKind::malformed, "json_not_object"};
inline constexpr Refusal json_not_list{ErrorKind::malformed, "json_not_list"};
/// {number}
inline constexpr Refusal json_number_out_of_range{ErrorKind::malformed, "json_number_out_of_range"};
/// A text with U+0000, which neither database can keep.
inline constexpr Refusal json_nul_character{ErrorKind::malformed, "json_nul_character"};

// What the fields of a readable JSON object are refused for.
/// {field, allowed}
inline constexpr Refusal field_unknown{ErrorKind::malformed, "field_unknown"};
/// {field}
inline constexpr Refusal field_missing{ErrorKind::invalid, "field_missing"};
/// {field, expected}
inline constexpr Refusal field_type{ErrorKind::invalid, "field_type"};

} // namespace json
