-- name: find
SELECT c.id, c.bank_id, v.version, v.settings
  FROM quiz_contest c
  JOIN quiz_contest_version v ON v.contest_id = c.id AND v.version = c.current_version
 WHERE c.slug = $1;

-- name: list
SELECT c.id, c.bank_id, v.version, v.settings
  FROM quiz_contest c
  JOIN quiz_contest_version v ON v.contest_id = c.id AND v.version = c.current_version
 ORDER BY c.id;

-- name: find_last_id
SELECT id FROM quiz_contest ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO quiz_contest (id, slug, bank_id, current_version, created_at_ms)
VALUES ($1, $2, $3, $4, $5);

-- name: insert_version
INSERT INTO quiz_contest_version (contest_id, version, settings, created_at_ms)
VALUES ($1, $2, $3, $4);

-- name: set_current
UPDATE quiz_contest SET current_version = $2, bank_id = $3 WHERE id = $1;
