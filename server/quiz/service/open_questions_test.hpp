#pragma once

#include "quiz/service/newspaper_test.hpp"

#include <functional>
#include <ostream>
#include <string>

namespace quiz::fixtures {

/// A stage in the hands of one row.
class Table : public NewspaperQuiz {
public:
    using NewspaperQuiz::board;
    using NewspaperQuiz::close;
    using NewspaperQuiz::contest;
    using NewspaperQuiz::count;
    using NewspaperQuiz::home;
    using NewspaperQuiz::list_of;
    using NewspaperQuiz::share;
    using NewspaperQuiz::stage;

private:
    void TestBody() override {}
};

/// What the page leaves open (docs/RULES.md), and a check that its fairest default holds. There is a
/// row per question that touches a worker's quiz; 16, 21 to 24, 27 and 31 are about payment and the
/// final, and have their rows where a month is settled.
struct OpenQuestion {
    std::string id;
    std::function<void()> holds_by_default;

    friend void PrintTo(OpenQuestion const& question, std::ostream* out) { *out << question.id; }
};

} // namespace quiz::fixtures
