-- name: list
SELECT id, month, state, secret_hash, revealed_secret, snapshot_hash, sealed_secret
  FROM quiz_month
 WHERE contest_id = $1
 ORDER BY month;

-- name: find_last_id
SELECT id FROM quiz_month ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO quiz_month (id, contest_id, month, state, sealed_secret, secret_hash, changed_at_ms)
VALUES ($1, $2, $3, 'open', $4, $5, $6);

-- name: remove
DELETE FROM quiz_month WHERE id = $1;

-- name: begin_closing
UPDATE quiz_month SET state = 'closing', changed_at_ms = $2 WHERE id = $1 AND state = 'open';

-- name: freeze
UPDATE quiz_month
   SET state = 'provisional', revealed_secret = $2, snapshot_hash = $3, changed_at_ms = $4
 WHERE id = $1;

-- name: update_state
UPDATE quiz_month SET state = $2, changed_at_ms = $3 WHERE id = $1;

-- name: insert_place
INSERT INTO quiz_prize_place (month_id, place, person_id, union_id, points, correct, served,
                              elapsed_ms, draw, yuan)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: list_places
SELECT place, person_id, union_id, points, correct, served, elapsed_ms, draw, yuan
  FROM quiz_prize_place
 WHERE month_id = $1
 ORDER BY place;

-- name: remove_places
DELETE FROM quiz_prize_place WHERE month_id = $1;
