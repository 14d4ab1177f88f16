-- name: find_newest
SELECT sequence, created_at_ms
  FROM quiz_board_delta
 WHERE bucket = $1 AND lane = $2
 ORDER BY sequence DESC
 LIMIT 1;

-- name: insert
INSERT INTO quiz_board_delta (bucket, lane, sequence, month_id, kind, changes, created_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: list
SELECT month_id, kind, changes
  FROM quiz_board_delta
 WHERE bucket = $1 AND lane = $2
 ORDER BY sequence;

-- name: count
SELECT COUNT(sequence) FROM quiz_board_delta WHERE bucket = $1 AND month_id = $2;

-- name: remove_before
DELETE FROM quiz_board_delta
 WHERE bucket = $1 AND lane = $2 AND sequence < $3 AND month_id = $4;
