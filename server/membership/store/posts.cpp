#include "membership/store/posts.hpp"

#include "membership/store/posts.sql.hpp"
#include "sql/breakdown.hpp"

namespace membership::posts {

namespace {

Post post_from(sql::Row const& row)
{
    auto const role = role_named(row.text(2));
    if (!role)
        throw sql::Breakdown{"a post in the store has an unknown role"};
    Post post{
        .id = row.id<PostId>(0),
        .staff = row.id<base::StaffId>(1),
        .role = *role,
        .from = row.instant(4),
    };
    if (!row.is_null(3))
        post.union_id = row.id<organisation::UnionId>(3);
    if (!row.is_null(5))
        post.until = row.instant(5);
    return post;
}

} // namespace

std::vector<Post> list_of(sql::Transaction& tx, base::StaffId staff)
{
    return tx.all(posts_sql::list_of, {staff}, post_from);
}

std::vector<Post> list_held(sql::Transaction& tx)
{
    return tx.all(posts_sql::list_held, {tx.now()}, post_from);
}

std::optional<Post> find(sql::Transaction& tx, PostId id)
{
    return tx.first(posts_sql::find, {id}, post_from);
}

PostId insert(sql::Transaction& tx, Appointment const& appointment, std::optional<base::StaffId> by)
{
    auto const last =
        tx.first(posts_sql::find_last_id, {}, [](sql::Row const& row) { return row.integer(0); });
    PostId const id{last.value_or(0) + 1};
    tx.execute(posts_sql::insert,
               {id, appointment.staff, name(appointment.role), appointment.union_id, tx.now(), by});
    return id;
}

bool end(sql::Transaction& tx, PostId id, std::optional<base::StaffId> by)
{
    return tx.execute(posts_sql::end, {id, tx.now(), by}) > 0;
}

} // namespace membership::posts
