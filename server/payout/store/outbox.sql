-- name: put
INSERT INTO payout_outbox (order_id, due_at_ms)
VALUES ($1, $2)
ON CONFLICT (order_id) DO UPDATE SET due_at_ms = excluded.due_at_ms;

-- name: remove
DELETE FROM payout_outbox WHERE order_id = $1;

-- name: list_due
SELECT order_id FROM payout_outbox WHERE due_at_ms <= $1 ORDER BY due_at_ms, order_id LIMIT $2;

-- name: list_due_questions
SELECT b.order_id
  FROM payout_outbox b
  JOIN payout_order o ON o.id = b.order_id
 WHERE b.due_at_ms <= $1 AND o.state <> 'queued'
 ORDER BY b.due_at_ms, b.order_id LIMIT $2;

-- name: find
SELECT order_id FROM payout_outbox WHERE order_id = $1;
