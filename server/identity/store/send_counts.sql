-- name: find
SELECT sends FROM identity_send_count
 WHERE span_begins_at_ms = $1 AND kind = $2 AND subject = $3;

-- name: add_one
INSERT INTO identity_send_count (span_begins_at_ms, kind, subject, sends)
VALUES ($1, $2, $3, 1)
ON CONFLICT (span_begins_at_ms, kind, subject) DO UPDATE SET sends = identity_send_count.sends + 1;

-- name: remove_older
DELETE FROM identity_send_count WHERE span_begins_at_ms <= $1;
