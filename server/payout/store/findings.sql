-- name: find_last_id
SELECT id FROM payout_reconciliation ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO payout_reconciliation (id, day, compared, made_at_ms) VALUES ($1, $2, $3, $4);

-- name: insert_finding
INSERT INTO payout_finding (reconciliation_id, line, kind, number, detail)
VALUES ($1, $2, $3, $4, $5);

-- name: list
SELECT id, day, compared, made_at_ms FROM payout_reconciliation ORDER BY id DESC LIMIT $1;

-- name: list_findings
SELECT kind, number, detail FROM payout_finding WHERE reconciliation_id = $1 ORDER BY line;
