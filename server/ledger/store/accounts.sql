-- name: find
SELECT id, balance
  FROM ledger_account
 WHERE bucket = $1 AND kind = $2 AND owner = $3 AND unit = $4;

-- name: find_last_id
SELECT id FROM ledger_account WHERE bucket = $1 ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO ledger_account (bucket, id, kind, owner, unit, floor, balance)
VALUES ($1, $2, $3, $4, $5, $6, 0);

-- name: add
-- Guard and change are one statement: two that spend at once cannot both see the old balance.
UPDATE ledger_account
   SET balance = balance + $3
 WHERE bucket = $1 AND id = $2 AND (floor IS NULL OR balance + $3 >= floor);
