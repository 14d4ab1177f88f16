#pragma once

#include "base/result.hpp"

namespace notice {

using base::ErrorKind;

inline constexpr base::Refusal notice_unknown{ErrorKind::not_found, "notice_unknown"};
/// Objections are taken while a notice runs. {state}
inline constexpr base::Refusal notice_takes_no_objection{ErrorKind::conflict,
                                                         "notice_takes_no_objection"};
/// {field, characters_max}
inline constexpr base::Refusal objection_words_length{ErrorKind::invalid, "objection_words_length"};
/// {objections_max}
inline constexpr base::Refusal objections_too_many{ErrorKind::too_many, "objections_too_many"};

} // namespace notice
