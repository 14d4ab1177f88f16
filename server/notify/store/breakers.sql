-- name: find
SELECT failures, openings, open_until_ms FROM notify_breaker WHERE channel = $1;

-- name: put
INSERT INTO notify_breaker (channel, failures, openings, open_until_ms)
VALUES ($1, $2, $3, $4)
ON CONFLICT (channel) DO UPDATE
   SET failures = excluded.failures, openings = excluded.openings, open_until_ms = excluded.open_until_ms;
