#include "sql/database.hpp"

#include "support/folder.hpp"

#include <gtest/gtest.h>

namespace {

constexpr sql::Query create{"test.create",
                            "CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, words TEXT)"};
constexpr sql::Query insert{"test.insert", "INSERT INTO note (id, words) VALUES ($1, $2)"};
constexpr sql::Query count{"test.count", "SELECT count(*) FROM note"};
constexpr sql::Query swapped{"test.swapped", "SELECT $2, $1"};
constexpr sql::Query words_of{"test.words_of", "SELECT words FROM note WHERE id = $1"};

std::int64_t notes(sql::Transaction& tx)
{
    return *tx.first(count, {}, [](sql::Row const& row) { return row.integer(0); });
}

class SqliteFileTest : public testing::Test {
protected:
    SqliteFileTest()
    {
        writer_ = database_->writer();
        writer_->begin({}).execute(create, {});
        writer_->commit();
    }

    support::Folder folder_;
    std::unique_ptr<sql::Database> database_ = sql::open_sqlite(folder_.path() / "test.db");
    std::unique_ptr<sql::Connection> writer_;
};

TEST_F(SqliteFileTest, ReadersSeeOnlyWhatIsCommitted)
{
    auto const reader = database_->reader();
    writer_->begin({}).execute(insert, {1, "one"});
    EXPECT_EQ(notes(reader->begin({})), 0);
    reader->roll_back();
    writer_->commit();
    EXPECT_EQ(notes(reader->begin({})), 1);
}

TEST_F(SqliteFileTest, ReadersCannotWrite)
{
    auto const reader = database_->reader();
    EXPECT_THROW(reader->begin({}).execute(insert, {1, "one"}), sql::Breakdown);
}

TEST_F(SqliteFileTest, ReturningToTheSavepointUndoesOneCommandOnly)
{
    auto& tx = writer_->begin({});
    tx.execute(insert, {1, "kept"});
    writer_->set_savepoint();
    tx.execute(insert, {2, "refused"});
    writer_->return_to_savepoint();
    writer_->commit();
    EXPECT_EQ(notes(writer_->begin({})), 1);
}

TEST_F(SqliteFileTest, ParametersGoByNumberNotByFirstAppearance)
{
    auto& tx = writer_->begin({});
    auto const first =
        tx.first(swapped, {"one", "two"}, [](sql::Row const& row) { return row.string(0); });
    EXPECT_EQ(first, "two");
}

TEST_F(SqliteFileTest, AnEmptyTextIsNotNull)
{
    auto& tx = writer_->begin({});
    tx.execute(insert, {1, std::string_view{}});
    tx.execute(insert, {2, std::nullopt});
    EXPECT_EQ(tx.first(words_of, {1}, [](sql::Row const& row) { return row.is_null(0); }), false);
    EXPECT_EQ(tx.first(words_of, {2}, [](sql::Row const& row) { return row.is_null(0); }), true);
}

TEST_F(SqliteFileTest, AColumnOfAnotherTypeIsABreakdown)
{
    auto& tx = writer_->begin({});
    tx.execute(insert, {1, "one"});
    EXPECT_THROW(
        tx.each(words_of, {1}, [](sql::Row const& row) { static_cast<void>(row.integer(0)); }),
        sql::Breakdown);
}

TEST_F(SqliteFileTest, EffectsRunAfterCommitAndNeverAfterRollBack)
{
    int sent = 0;
    writer_->begin({}).after_commit([&] { ++sent; });
    writer_->roll_back();
    EXPECT_EQ(sent, 0);
    writer_->begin({}).after_commit([&] { ++sent; });
    writer_->commit();
    EXPECT_EQ(sent, 1);
}

TEST_F(SqliteFileTest, ASecondProcessCannotWriteToo)
{
    auto const other = sql::open_sqlite(folder_.path() / "test.db");
    EXPECT_THROW(static_cast<void>(other->writer()), sql::Breakdown);
}

TEST(SqliteDialect, TurnsAKeyColumnIntoTheRowIdAndWakesSqliteOnlyText)
{
    EXPECT_EQ(
        sql::in_sqlite_dialect(
            "CREATE TABLE a (\n id BIGINT NOT NULL PRIMARY KEY\n) -- sqlite: WITHOUT ROWID\n;"),
        "CREATE TABLE a (\n id INTEGER NOT NULL PRIMARY KEY\n) WITHOUT ROWID\n;");
}

constexpr sql::Migration first_migration{
    1, "0001_test",
    "CREATE TABLE one (id BIGINT NOT NULL PRIMARY KEY);\nCREATE INDEX one_id ON one (id);\n"};
constexpr sql::Migration second_migration{2, "0002_test",
                                          "CREATE TABLE two (id BIGINT NOT NULL PRIMARY KEY);\n"};
constexpr sql::Migration edited_migration{1, "0001_test", "CREATE TABLE one (id TEXT);\n"};

TEST(Migrating, AppliesWhatIsMissingOnce)
{
    auto const database = sql::open_sqlite_in_memory();
    auto const writer = database->writer();
    sql::migrate(*writer, std::array{first_migration}, {});
    sql::migrate(*writer, std::array{first_migration, second_migration}, {});
    sql::migrate(*writer, std::array{first_migration, second_migration}, {});
    constexpr sql::Query tables{"test.tables",
                                "SELECT count(*) FROM sqlite_master WHERE name IN ('one', 'two')"};
    EXPECT_EQ(
        writer->begin({}).first(tables, {}, [](sql::Row const& row) { return row.integer(0); }), 2);
}

TEST(Migrating, RefusesAnEditedMigrationAndANewerDatabase)
{
    auto const database = sql::open_sqlite_in_memory();
    auto const writer = database->writer();
    sql::migrate(*writer, std::array{first_migration, second_migration}, {});
    EXPECT_THROW(sql::migrate(*writer, std::array{edited_migration, second_migration}, {}),
                 sql::Breakdown);
    EXPECT_THROW(sql::migrate(*writer, std::array{first_migration}, {}), sql::Breakdown);
}

} // namespace
