-- name: find
SELECT q.id, q.current_version, q.code, v.type, q.stratum, v.period, v.topic, v.stem, v.options,
       v.answer, v.explanation, v.source, v.valid_from, q.ordinal, q.is_enabled, q.is_withdrawn
  FROM quiz_question q
  JOIN quiz_question_version v ON v.question_id = q.id AND v.version = q.current_version
 WHERE q.bank_id = $1 AND q.code = $2 AND q.is_withdrawn = 0;

-- name: find_by_id
SELECT q.id, q.current_version, q.code, v.type, q.stratum, v.period, v.topic, v.stem, v.options,
       v.answer, v.explanation, v.source, v.valid_from, q.ordinal, q.is_enabled, q.is_withdrawn
  FROM quiz_question q
  JOIN quiz_question_version v ON v.question_id = q.id AND v.version = q.current_version
 WHERE q.id = $1;

-- name: list
SELECT q.id, q.current_version, q.code, v.type, q.stratum, v.period, v.topic, v.stem, v.options,
       v.answer, v.explanation, v.source, v.valid_from, q.ordinal, q.is_enabled, q.is_withdrawn
  FROM quiz_question q
  JOIN quiz_question_version v ON v.question_id = q.id AND v.version = q.current_version
 WHERE q.bank_id = $1 AND q.id > $2 AND q.is_withdrawn = 0
 ORDER BY q.id
 LIMIT $3;

-- name: list_all
SELECT q.id, q.current_version, q.code, v.type, q.stratum, v.period, v.topic, v.stem, v.options,
       v.answer, v.explanation, v.source, v.valid_from, q.ordinal, q.is_enabled, q.is_withdrawn
  FROM quiz_question q
  JOIN quiz_question_version v ON v.question_id = q.id AND v.version = q.current_version
 WHERE q.bank_id = $1
 ORDER BY q.id;

-- name: find_wording
SELECT q.id, v.version, q.code, v.type, q.stratum, v.period, v.topic, v.stem, v.options,
       v.answer, v.explanation, v.source, v.valid_from
  FROM quiz_question q
  JOIN quiz_question_version v ON v.question_id = q.id
 WHERE q.id = $1 AND v.version = $2;

-- name: find_last_id
SELECT id FROM quiz_question ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO quiz_question (id, bank_id, code, stratum, ordinal, is_enabled, current_version, created_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: insert_wording
INSERT INTO quiz_question_version (question_id, version, type, period, topic, stem, options, answer,
                                   explanation, source, valid_from, created_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: set_current
UPDATE quiz_question SET current_version = $2 WHERE id = $1;

-- name: set_enabled
UPDATE quiz_question SET is_enabled = $2 WHERE id = $1;

-- name: withdraw
-- No code of a living question has a tilde, so the old one is free for it.
UPDATE quiz_question
   SET is_enabled = 0, is_withdrawn = 1, code = code || '~' || id
 WHERE id = $1;
