-- name: find
SELECT staff_id, device_id, device_name, created_at_ms, last_seen_at_ms, proven_at_ms, token_hash
  FROM identity_staff_session
 WHERE token_hash = $1;

-- name: list_of
-- The sessions of an account, the most recently seen first.
SELECT staff_id, device_id, device_name, created_at_ms, last_seen_at_ms, proven_at_ms, token_hash
  FROM identity_staff_session
 WHERE staff_id = $1
 ORDER BY last_seen_at_ms DESC, created_at_ms DESC, token_hash;

-- name: insert
INSERT INTO identity_staff_session (token_hash, staff_id, device_id, device_name, created_at_ms,
                                    last_seen_at_ms, proven_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: note_seen
-- Only if it was last seen until $3: most requests change nothing.
UPDATE identity_staff_session SET last_seen_at_ms = $2
 WHERE token_hash = $1 AND last_seen_at_ms <= $3;

-- name: note_proven
UPDATE identity_staff_session SET proven_at_ms = $2 WHERE token_hash = $1;

-- name: remove
DELETE FROM identity_staff_session WHERE token_hash = $1;

-- name: remove_of
-- All of an account but $2, which may be none of them.
DELETE FROM identity_staff_session WHERE staff_id = $1 AND token_hash <> $2;

-- name: remove_device
DELETE FROM identity_staff_session WHERE staff_id = $1 AND device_id = $2;

-- name: remove_dead
-- Begun until $1 or silent since $2.
DELETE FROM identity_staff_session WHERE created_at_ms <= $1 OR last_seen_at_ms <= $2;
