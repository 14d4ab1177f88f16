-- name: put
INSERT INTO notify_outbox (message_id, channel, due_at_ms)
VALUES ($1, $2, $3)
ON CONFLICT (message_id) DO UPDATE SET due_at_ms = excluded.due_at_ms;

-- name: remove
DELETE FROM notify_outbox WHERE message_id = $1;

-- name: list_due
SELECT message_id
  FROM notify_outbox
 WHERE channel = $1 AND due_at_ms <= $2
 ORDER BY due_at_ms, message_id LIMIT $3;
