-- name: find
SELECT id, contest, month, person_id, place, amount_fen, batch_id, state, changed_at_ms, tries, failures,
       reason, sealed_phone, phone_index, claim
  FROM payout_order
 WHERE id = $1;

-- name: find_of_prize
SELECT id, contest, month, person_id, place, amount_fen, batch_id, state, changed_at_ms, tries, failures,
       reason, sealed_phone, phone_index, claim
  FROM payout_order
 WHERE contest = $1 AND month = $2 AND person_id = $3;

-- name: list_of_batch
SELECT id, contest, month, person_id, place, amount_fen, batch_id, state, changed_at_ms, tries, failures,
       reason, sealed_phone, phone_index, claim
  FROM payout_order
 WHERE batch_id = $1
 ORDER BY place, id;

-- name: find_last_id
SELECT id FROM payout_order ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO payout_order (id, contest, month, person_id, place, amount_fen, batch_id, state,
                          changed_at_ms, tries, failures, reason, sealed_phone, phone_index,
                          claim)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- name: update
UPDATE payout_order
   SET batch_id = $2, state = $3, changed_at_ms = $4, tries = $5, failures = $6, reason = $7,
       sealed_phone = $8, phone_index = $9, claim = $10
 WHERE id = $1;

-- name: update_states
-- What waits for its winner stays where it is.
UPDATE payout_order
   SET state = $3, changed_at_ms = $4
 WHERE batch_id = $1 AND state = $2 AND claim <> 'awaited';

-- name: sum_of_person
SELECT COALESCE(SUM(amount_fen), 0)
  FROM payout_order
 WHERE person_id = $1 AND month = $2 AND state <> 'forfeited';

-- name: sum_released
SELECT COALESCE(SUM(amount_fen), 0)
  FROM payout_order
 WHERE contest = $1 AND state IN ('queued', 'sent', 'unknown', 'succeeded', 'failed');

-- name: sum_succeeded
SELECT COALESCE(SUM(amount_fen), 0)
  FROM payout_order
 WHERE contest = $1 AND state = 'succeeded';

-- name: count_states
SELECT state, COUNT(*), SUM(amount_fen)
  FROM payout_order
 WHERE batch_id = $1
 GROUP BY state
 ORDER BY state;

-- name: count_open
SELECT COUNT(*)
  FROM payout_order
 WHERE contest = $1 AND month = $2 AND state NOT IN ('succeeded', 'forfeited');

-- name: list_awaited
SELECT id, contest, month, person_id, place, amount_fen, batch_id, state, changed_at_ms, tries, failures,
       reason, sealed_phone, phone_index, claim
  FROM payout_order
 WHERE claim = 'awaited' AND id > $1 AND state IN ('planned', 'approved')
 ORDER BY id
 LIMIT $2;

-- name: list_contests
SELECT DISTINCT contest FROM payout_order ORDER BY contest;
