-- name: find_last_id
SELECT id FROM quiz_import ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO quiz_import (id, bank_id, added, changed, made_at_ms, undone_at_ms)
VALUES ($1, $2, $3, $4, $5, NULL);

-- name: insert_question
INSERT INTO quiz_import_question (import_id, question_id, version_before, version_after)
VALUES ($1, $2, $3, $4);

-- name: find
SELECT id, added, changed, made_at_ms, undone_at_ms FROM quiz_import WHERE bank_id = $1 AND id = $2;

-- name: list
SELECT id, added, changed, made_at_ms, undone_at_ms
  FROM quiz_import
 WHERE bank_id = $1
 ORDER BY id DESC
 LIMIT $2;

-- name: list_questions
SELECT question_id, version_before, version_after
  FROM quiz_import_question
 WHERE import_id = $1
 ORDER BY question_id;

-- name: update_undone
UPDATE quiz_import SET undone_at_ms = $2 WHERE id = $1;
