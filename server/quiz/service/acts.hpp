#pragma once

#include <string_view>

/// What the audit log calls the acts of this room. A name never changes: it is part of what is
/// hashed.
namespace quiz::acts {

inline constexpr std::string_view contest_created{"contest_created"};
inline constexpr std::string_view contest_changed{"contest_changed"};
inline constexpr std::string_view question_worded{"question_worded"};
inline constexpr std::string_view question_enabled{"question_enabled"};
inline constexpr std::string_view question_disabled{"question_disabled"};
inline constexpr std::string_view questions_imported{"questions_imported"};
inline constexpr std::string_view questions_import_undone{"questions_import_undone"};
inline constexpr std::string_view month_frozen{"month_frozen"};

} // namespace quiz::acts
