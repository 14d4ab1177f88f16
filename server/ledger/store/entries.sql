-- name: find_content_hash
SELECT content_hash FROM ledger_entry WHERE bucket = $1 AND key = $2;

-- name: find_last_id
SELECT id FROM ledger_entry WHERE bucket = $1 ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO ledger_entry (bucket, id, key, content_hash, posted_at_ms) VALUES ($1, $2, $3, $4, $5);

-- name: insert_posting
INSERT INTO ledger_posting (bucket, entry_id, account_id, amount) VALUES ($1, $2, $3, $4);

-- name: list_movements
SELECT e.id, e.key, p.amount, e.posted_at_ms
  FROM ledger_posting p
  JOIN ledger_entry e ON e.bucket = p.bucket AND e.id = p.entry_id
 WHERE p.bucket = $1 AND p.account_id = $2 AND p.entry_id < $3
 ORDER BY p.entry_id DESC LIMIT $4;

-- name: list_unbalanced
SELECT e.key, COALESCE(SUM(p.amount), 0), 0
  FROM ledger_entry e
  LEFT JOIN ledger_posting p ON p.bucket = e.bucket AND p.entry_id = e.id
  LEFT JOIN ledger_account a ON a.bucket = p.bucket AND a.id = p.account_id
 GROUP BY e.bucket, e.id, e.key, a.unit
HAVING COALESCE(SUM(p.amount), 0) <> 0 OR COUNT(p.amount) = 0
 ORDER BY e.id;

-- name: list_drifted
SELECT a.kind || '/' || a.owner || '/' || a.unit, a.balance, COALESCE(SUM(p.amount), 0)
  FROM ledger_account a
  LEFT JOIN ledger_posting p ON p.bucket = a.bucket AND p.account_id = a.id
 GROUP BY a.bucket, a.id, a.kind, a.owner, a.unit, a.balance
HAVING a.balance <> COALESCE(SUM(p.amount), 0)
 ORDER BY a.id;

-- name: list_overdrawn
SELECT kind || '/' || owner || '/' || unit, balance, floor
  FROM ledger_account
 WHERE balance < floor
 ORDER BY id;

-- name: list_nonzero_totals
SELECT unit, SUM(balance), 0
  FROM ledger_account
 GROUP BY unit
HAVING SUM(balance) <> 0
 ORDER BY unit;
