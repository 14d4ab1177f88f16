-- name: list_of
-- All that somebody holds or held, in the order of their beginning.
SELECT id, staff_id, role, union_id, from_ms, until_ms FROM membership_post
 WHERE staff_id = $1
 ORDER BY from_ms, id;

-- name: list_held
-- Everybody's at instant $1.
SELECT id, staff_id, role, union_id, from_ms, until_ms FROM membership_post
 WHERE from_ms <= $1 AND (until_ms IS NULL OR until_ms > $1)
 ORDER BY staff_id, from_ms, id;

-- name: find
SELECT id, staff_id, role, union_id, from_ms, until_ms FROM membership_post WHERE id = $1;

-- name: find_last_id
SELECT COALESCE(MAX(id), 0) FROM membership_post;

-- name: insert
INSERT INTO membership_post (id, staff_id, role, union_id, from_ms, appointed_by)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: end
UPDATE membership_post SET until_ms = $2, ended_by = $3 WHERE id = $1 AND until_ms IS NULL;
