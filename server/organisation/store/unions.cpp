#include "organisation/store/unions.hpp"

#include "organisation/store/aliases.sql.hpp"
#include "organisation/store/unions.sql.hpp"
#include "sql/breakdown.hpp"

namespace organisation::unions {

namespace {

constexpr std::string_view kind_alias = "alias";
constexpr std::string_view kind_initials = "initials";

Tree tree_of(sql::Row const& row, int column)
{
    auto const tree = tree_from(row.text(column));
    if (!tree)
        throw sql::Breakdown{"organisation_union.tree cannot be read"};
    return *tree;
}

/// Four columns: code, rank, zh, en.
Level level_of(sql::Row const& row, int first)
{
    return {row.string(first), static_cast<int>(row.integer(first + 1)), row.string(first + 2),
            row.string(first + 3)};
}

/// Two columns: the first and the last day.
Validity validity_of(sql::Row const& row, int first)
{
    auto const day = [&](int column) {
        return row.is_null(column) ? std::nullopt : std::optional{row.date(column)};
    };
    return {day(first), day(first + 1)};
}

std::optional<UnionId> id_of(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{row.id<UnionId>(column)};
}

std::string code_of(sql::Row const& row, int column)
{
    return row.is_null(column) ? std::string{} : row.string(column);
}

Union union_from(sql::Row const& row)
{
    return {.id = row.id<UnionId>(0),
            .code = row.string(1),
            .name = row.string(2),
            .short_name = row.string(3),
            .tree = tree_of(row, 4),
            .level = level_of(row, 5),
            .parent = id_of(row, 9),
            .region_code = row.string(10),
            .validity = validity_of(row, 11),
            .successor = id_of(row, 13)};
}

UnionDraft draft_from(sql::Row const& row)
{
    return {.names = {.code = row.string(0), .name = row.string(1), .short_name = row.string(2)},
            .tree = tree_of(row, 3),
            .level = level_of(row, 4),
            .parent_code = code_of(row, 8),
            .region_code = row.string(9),
            .validity = validity_of(row, 10),
            .successor_code = code_of(row, 12)};
}

std::optional<std::string_view> text_of(std::optional<Tree> tree)
{
    return tree ? std::optional{text(*tree)} : std::nullopt;
}

void add_name(UnionNames& names, std::string_view kind, std::string_view text)
{
    (kind == kind_alias ? names.aliases : names.initials).emplace_back(text);
}

void put_aliases(sql::Transaction& tx, UnionNames const& names)
{
    auto const put = [&](std::string_view kind, std::vector<std::string> const& texts) {
        std::int64_t position = 0;
        for (auto const& text : texts)
            tx.execute(aliases_sql::insert, {names.code, kind, position++, text});
    };
    tx.execute(aliases_sql::remove_of_union, {names.code});
    put(kind_alias, names.aliases);
    put(kind_initials, names.initials);
}

} // namespace

std::optional<Union> find(sql::Transaction& tx, UnionCode const& code)
{
    return tx.first(unions_sql::find_by_code, {code.text()}, union_from);
}

std::optional<Union> find(sql::Transaction& tx, UnionId id)
{
    return tx.first(unions_sql::find_by_id, {id}, union_from);
}

std::vector<Union> list_roots(sql::Transaction& tx, Page const& page)
{
    return tx.all(unions_sql::list_roots,
                  {text_of(page.tree), page.day, page.after_code, page.limit}, union_from);
}

std::vector<Union> list_children(sql::Transaction& tx, UnionId parent, Page const& page)
{
    return tx.all(unions_sql::list_children,
                  {text_of(page.tree), page.day, page.after_code, page.limit, parent}, union_from);
}

std::vector<Union> list_existing(sql::Transaction& tx, Tree tree, base::CivilDate day)
{
    return tx.all(unions_sql::list_existing, {text(tree), day}, union_from);
}

std::vector<Union> list_matching(sql::Transaction& tx, SearchText const& search, Page const& page)
{
    auto const pattern = search.pattern();
    return tx.all(unions_sql::list_matching, {text_of(page.tree), page.day, pattern, page.limit},
                  union_from);
}

std::int64_t count_children(sql::Transaction& tx, UnionId id, base::CivilDate day)
{
    return tx
        .first(unions_sql::count_children, {id, day},
               [](sql::Row const& row) { return row.integer(0); })
        .value_or(0);
}

std::vector<Union> list_chain(sql::Transaction& tx, UnionId id)
{
    return tx.all(unions_sql::list_chain, {id}, union_from);
}

std::vector<UnionId> list_subtree(sql::Transaction& tx, UnionId id)
{
    return tx.all(unions_sql::list_subtree, {id},
                  [](sql::Row const& row) { return row.id<UnionId>(0); });
}

UnionNames names_of(sql::Transaction& tx, Union const& found)
{
    UnionNames names{.code = found.code, .name = found.name, .short_name = found.short_name};
    tx.each(aliases_sql::list_of_union, {found.id},
            [&](sql::Row const& row) { add_name(names, row.text(0), row.text(1)); });
    return names;
}

DraftsByCode list_drafts(sql::Transaction& tx)
{
    DraftsByCode drafts;
    tx.each(unions_sql::list_described, {},
            [&](sql::Row const& row) { drafts.emplace(row.string(0), draft_from(row)); });
    tx.each(aliases_sql::list_all, {}, [&](sql::Row const& row) {
        add_name(drafts.find(row.text(0))->second.names, row.text(1), row.text(2));
    });
    return drafts;
}

UnionId find_last_id(sql::Transaction& tx)
{
    return tx
        .first(unions_sql::find_last_id, {}, [](sql::Row const& row) { return row.id<UnionId>(0); })
        .value_or(UnionId{});
}

void insert(sql::Transaction& tx, UnionId id, UnionDraft const& draft)
{
    auto const& names = draft.names;
    auto const searched = search_text(names);
    tx.execute(unions_sql::insert, {id, names.code, names.name, names.short_name, text(draft.tree),
                                    draft.level.code, draft.parent_code, draft.region_code,
                                    draft.validity.from, draft.validity.to, searched});
    put_aliases(tx, names);
}

void update(sql::Transaction& tx, UnionDraft const& draft)
{
    auto const& names = draft.names;
    auto const searched = search_text(names);
    tx.execute(unions_sql::update,
               {names.code, names.name, names.short_name, draft.level.code, draft.parent_code,
                draft.region_code, draft.validity.from, draft.validity.to, searched});
    put_aliases(tx, names);
}

void update_successor(sql::Transaction& tx, UnionDraft const& draft)
{
    tx.execute(unions_sql::update_successor, {draft.names.code, draft.successor_code});
}

} // namespace organisation::unions
