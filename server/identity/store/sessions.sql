-- name: find
SELECT person_id, device_id, device_name, created_at_ms, last_seen_at_ms, expires_at_ms, token_hash
  FROM identity_session
 WHERE token_hash = $1;

-- name: list_of
-- The sessions of a person, the most recently seen first.
SELECT person_id, device_id, device_name, created_at_ms, last_seen_at_ms, expires_at_ms, token_hash
  FROM identity_session
 WHERE person_id = $1
 ORDER BY last_seen_at_ms DESC, created_at_ms DESC, token_hash;

-- name: insert
INSERT INTO identity_session (token_hash, person_id, device_id, device_name, created_at_ms,
                              last_seen_at_ms, expires_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: note_seen
-- Only if it was last seen until $3: most requests change nothing.
UPDATE identity_session SET last_seen_at_ms = $2
 WHERE token_hash = $1 AND last_seen_at_ms <= $3;

-- name: remove
DELETE FROM identity_session WHERE token_hash = $1;

-- name: remove_of
DELETE FROM identity_session WHERE person_id = $1;

-- name: remove_device
DELETE FROM identity_session WHERE person_id = $1 AND device_id = $2;

-- name: remove_expired
DELETE FROM identity_session WHERE expires_at_ms <= $1;
