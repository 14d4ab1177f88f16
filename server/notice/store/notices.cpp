#include "notice/store/notices.hpp"

#include "notice/store/notices.sql.hpp"

#include <algorithm>

namespace notice::notices {

namespace {

std::string columns_text(std::vector<Words> const& columns)
{
    std::string text;
    for (auto const& column : columns)
        text.append(column.zh).append("\t").append(column.en).append("\n");
    return text;
}

std::vector<Words> columns_from(std::string_view text)
{
    std::vector<Words> columns;
    for (auto& row : rows_from_text(text))
        columns.push_back({std::move(row.key), std::move(row.cells.at(0))});
    return columns;
}

std::optional<base::Instant> instant_from(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{row.instant(column)};
}

Notice notice_from(sql::Row const& row)
{
    Notice notice;
    notice.id = row.string(0);
    notice.programme = row.string(1);
    notice.subject = row.string(2);
    notice.title = {row.string(3), row.string(4)};
    notice.basis = {row.string(5), row.string(6)};
    notice.contact = {row.string(7), row.string(8)};
    notice.issuer = row.string(9);
    notice.columns = columns_from(row.text(10));
    notice.working_days = static_cast<int>(row.integer(11));
    notice.shown_days_after = static_cast<int>(row.integer(12));
    notice.closed_at = instant_from(row, 13);
    notice.withdrawn_at = instant_from(row, 14);
    return notice;
}

std::string context(std::string_view id, std::int64_t number)
{
    return std::string{id} + ' ' + std::to_string(number);
}

std::string opened(base::Key const& key, std::string_view sealed, std::string const& context)
{
    auto plain = base::open_sealed(key, sealed, context);
    VERIFY(plain.has_value());
    return std::move(*plain);
}

} // namespace

std::optional<Notice> find(sql::Transaction& tx, std::string_view id)
{
    auto notice = tx.first(notices_sql::find, {id}, notice_from);
    if (!notice)
        return std::nullopt;
    notice->versions = tx.all(notices_sql::list_versions, {id}, [](sql::Row const& row) {
        return Version{
            static_cast<int>(row.integer(0)), row.string(1), row.string(2), row.string(3),
            rows_from_text(row.text(4)),      row.date(5),   row.instant(6)};
    });
    tx.each(notices_sql::list_objections, {id}, [&](sql::Row const& row) {
        ++notice->objections;
        notice->open_objections += row.is_null(5) ? 1 : 0;
    });
    return notice;
}

std::optional<std::string> find_id(sql::Transaction& tx, std::string_view programme,
                                   std::string_view subject)
{
    return tx.first(notices_sql::find_id, {programme, subject},
                    [](sql::Row const& row) { return row.string(0); });
}

void insert(sql::Transaction& tx, Notice const& notice)
{
    tx.execute(notices_sql::insert,
               {notice.id, notice.programme, notice.subject, notice.title.zh, notice.title.en,
                notice.basis.zh, notice.basis.en, notice.contact.zh, notice.contact.en,
                notice.issuer, columns_text(notice.columns), notice.working_days,
                notice.shown_days_after, tx.now()});
}

void update_times(sql::Transaction& tx, Notice const& notice)
{
    tx.execute(notices_sql::update_times, {notice.id, notice.closed_at, notice.withdrawn_at});
}

void insert_version(sql::Transaction& tx, std::string_view id, Version const& version)
{
    tx.execute(notices_sql::insert_version,
               {id, version.number, version.previous_hash, version.seal, version.hash,
                rows_text(version.rows), version.first_day, version.published_at});
}

std::vector<Objection> list_objections(sql::Transaction& tx, base::Key const& key,
                                       std::string_view id)
{
    return tx.all(notices_sql::list_objections, {id}, [&](sql::Row const& row) {
        Objection objection;
        objection.number = row.integer(0);
        objection.channel = row.text(1) == "form" ? Channel::form : Channel::telephone;
        objection.words = opened(key, row.text(2), context(id, objection.number));
        objection.objector = opened(key, row.text(3), context(id, objection.number));
        objection.received_at = row.instant(4);
        objection.decided_at = instant_from(row, 5);
        objection.is_upheld = row.integer(6) == 1;
        objection.answer = row.string(7);
        return objection;
    });
}

void insert_objection(sql::Transaction& tx, base::Key const& key, std::string_view id,
                      Objection const& objection)
{
    auto const bound = context(id, objection.number);
    auto const words = base::seal(key, objection.words, bound);
    auto const objector = base::seal(key, objection.objector, bound);
    tx.execute(notices_sql::insert_objection, {id, objection.number, text(objection.channel), words,
                                               objector, objection.received_at});
}

bool decide_objection(sql::Transaction& tx, std::string_view id, Objection const& objection)
{
    return tx.execute(notices_sql::decide_objection,
                      {id, objection.number, objection.decided_at, objection.is_upheld ? 1 : 0,
                       objection.answer}) == 1;
}

} // namespace notice::notices
