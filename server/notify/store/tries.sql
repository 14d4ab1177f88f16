-- name: insert
INSERT INTO notify_try (message_id, number, started_at_ms, ended_at_ms, outcome, reason)
VALUES ($1, $2, $3, NULL, '', '');

-- name: update
UPDATE notify_try
   SET ended_at_ms = $3, outcome = $4, reason = $5
 WHERE message_id = $1 AND number = $2;

-- name: list_of_message
SELECT number, started_at_ms, ended_at_ms, outcome, reason
  FROM notify_try
 WHERE message_id = $1
 ORDER BY number;
