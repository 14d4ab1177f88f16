#pragma once

#include "quiz/domain/question_draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace quiz {

/// Whether a name can be the code of a question.
[[nodiscard]] bool is_question_code(std::string_view name);

/// What Moodle has no field for, as tags: "period=P1", "topic=meeting", "difficulty=1",
/// "source=...", "valid_from=2022-01-01".
[[nodiscard]] std::vector<std::string> tags_of(Question const&);
/// Takes one tag in; any other tag is somebody else's and is passed over.
void read_tag(std::string_view tag, QuestionDraft&);

/// `// [id:QB001] [tag:period=P1] ...`, the comment that Moodle reads above a question of GIFT.
[[nodiscard]] std::string comment_tags(Question const&);
void read_comment_tags(std::string_view comment, QuestionDraft&);

} // namespace quiz
