-- name: insert
INSERT INTO audit_checkpoint (size, signed_at_ms, note) VALUES ($1, $2, $3);

-- name: find_newest
SELECT size, signed_at_ms, note FROM audit_checkpoint ORDER BY size DESC LIMIT 1;

-- name: list_after
SELECT size, signed_at_ms, note
  FROM audit_checkpoint
 WHERE size > $1
 ORDER BY size
 LIMIT $2;
