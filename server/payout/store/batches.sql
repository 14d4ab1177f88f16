-- name: find
SELECT id, contest, month, state, list_hash, submitted_by, approved_by
  FROM payout_batch
 WHERE id = $1;

-- name: find_open
SELECT id, contest, month, state, list_hash, submitted_by, approved_by
  FROM payout_batch
 WHERE contest = $1 AND month = $2 AND state <> 'released'
 ORDER BY id DESC LIMIT 1;

-- name: list
SELECT id, contest, month, state, list_hash, submitted_by, approved_by
  FROM payout_batch
 ORDER BY id DESC LIMIT $1;

-- name: find_last_id
SELECT id FROM payout_batch ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO payout_batch (id, contest, month, state, list_hash, submitted_by, approved_by,
                          changed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: update
UPDATE payout_batch
   SET state = $2, list_hash = $3, submitted_by = $4, approved_by = $5, changed_at_ms = $6
 WHERE id = $1;
