-- name: find
SELECT id FROM membership_token WHERE token_hash = $1 AND ended_at_ms IS NULL;

-- name: find_grant
SELECT actions, union_id FROM membership_token WHERE id = $1 AND ended_at_ms IS NULL;

-- name: find_last_id
SELECT COALESCE(MAX(id), 0) FROM membership_token;

-- name: insert
INSERT INTO membership_token (id, token_hash, label, actions, union_id, created_at_ms)
VALUES ($1, $2, $3, $4, $5, $6);
