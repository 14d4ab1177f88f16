-- name: find
SELECT content_hash, status, content_type, body
  FROM app_idempotency
 WHERE key_hash = $1 AND answered_at_ms > $2;

-- name: remove_older
DELETE FROM app_idempotency WHERE answered_at_ms <= $1;

-- name: insert
INSERT INTO app_idempotency (key_hash, content_hash, status, content_type, body, answered_at_ms)
VALUES ($1, $2, $3, $4, $5, $6);
