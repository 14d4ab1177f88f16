-- name: find
SELECT kind, contest, person_id, day, number FROM settlement_receipt WHERE code = $1;

-- name: find_code
SELECT code
  FROM settlement_receipt
 WHERE kind = $1 AND contest = $2 AND person_id = $3 AND day = $4 AND number = $5;

-- name: insert
INSERT INTO settlement_receipt (code, kind, contest, person_id, day, number, made_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7);
