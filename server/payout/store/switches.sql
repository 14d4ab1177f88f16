-- name: find_newest
SELECT is_on, reason, turned_by, turned_at_ms FROM payout_switch ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO payout_switch (id, is_on, reason, turned_by, turned_at_ms)
SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3, $4 FROM payout_switch;
