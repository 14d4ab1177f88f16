-- name: find
SELECT number, order_id, try_number, amount_fen, outcome, sent_at_ms, changed_at_ms, reason
  FROM payout_transfer
 WHERE number = $1;

-- name: list_of_order
SELECT number, order_id, try_number, amount_fen, outcome, sent_at_ms, changed_at_ms, reason
  FROM payout_transfer
 WHERE order_id = $1
 ORDER BY try_number;

-- name: list_succeeded
SELECT number, order_id, try_number, amount_fen, outcome, sent_at_ms, changed_at_ms, reason
  FROM payout_transfer
 WHERE outcome = 'succeeded' AND changed_at_ms >= $1 AND changed_at_ms < $2
 ORDER BY number;

-- name: insert
INSERT INTO payout_transfer (number, order_id, try_number, amount_fen, outcome, sent_at_ms,
                             changed_at_ms, reason)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7);

-- name: update
UPDATE payout_transfer
   SET outcome = $2, reason = $3, changed_at_ms = $4
 WHERE number = $1 AND outcome <> $2;
