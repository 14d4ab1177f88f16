-- name: insert
INSERT INTO audit_entry (leaf, at_ms, author_kind, author_id, trace_id, act, subject, reason,
                         details, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: list_from
-- The first $2 from leaf $1 on.
SELECT leaf, at_ms, author_kind, author_id, trace_id, act, subject, reason, details, hash
  FROM audit_entry
 WHERE leaf >= $1
 ORDER BY leaf
 LIMIT $2;

-- name: list_before
-- The newest $5 before leaf $1, of one act, subject or author where they are given.
SELECT leaf, at_ms, author_kind, author_id, trace_id, act, subject, reason, details, hash
  FROM audit_entry
 WHERE leaf < $1
   AND ($2 IS NULL OR act = $2)
   AND ($3 IS NULL OR subject = $3)
   AND ($4 IS NULL OR author_id = $4)
 ORDER BY leaf DESC
 LIMIT $5;

-- name: find_newest
-- The newest of one act.
SELECT leaf, at_ms, author_kind, author_id, trace_id, act, subject, reason, details, hash
  FROM audit_entry
 WHERE act = $1
 ORDER BY leaf DESC
 LIMIT 1;
