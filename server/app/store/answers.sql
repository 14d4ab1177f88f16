-- name: find
SELECT person_id, content_hash, status, content_type, body
  FROM app_idempotency
 WHERE key_hash = $1 AND answered_at_ms > $2;

-- name: remove_older
DELETE FROM app_idempotency WHERE answered_at_ms <= $1;

-- name: keep_newest
DELETE FROM app_idempotency
 WHERE person_id = $1
   AND key_hash NOT IN (SELECT key_hash FROM app_idempotency WHERE person_id = $1
                         ORDER BY answered_at_ms DESC, key_hash LIMIT $2);

-- name: insert
INSERT INTO app_idempotency (key_hash, person_id, content_hash, status, content_type, body, answered_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7);
