#include "quiz/domain/import_record.hpp"

#include "quiz/domain/refusals.hpp"
#include "support/refusals.hpp"

#include <gtest/gtest.h>

namespace {

using namespace quiz;
using support::is_accepted;
using support::is_refused;

TEST(ImportRecord, CanBeUndoneOnceWithinADay)
{
    base::Instant const made{};
    ImportRecord record{.id = ImportId{1}, .made_at = made};
    EXPECT_TRUE(is_accepted(check_undo(record, made)));
    EXPECT_TRUE(is_accepted(check_undo(record, made + std::chrono::hours{24})));
    auto const late = check_undo(record, made + std::chrono::hours{24} + std::chrono::seconds{1});
    EXPECT_TRUE(is_refused(late, import_too_old));
    record.undone_at = made;
    EXPECT_TRUE(is_refused(check_undo(record, made), import_undone));
}

} // namespace
