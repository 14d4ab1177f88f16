-- name: find
SELECT code, title, words, source, check_stem, check_options, check_answer
  FROM quiz_study_card
 WHERE bank_id = $1 AND code = $2;

-- name: find_nth
SELECT code, title, words, source, check_stem, check_options, check_answer
  FROM quiz_study_card
 WHERE bank_id = $1
 ORDER BY code
 LIMIT 1 OFFSET $2;

-- name: count_all
SELECT COUNT(*) FROM quiz_study_card WHERE bank_id = $1;

-- name: put
INSERT INTO quiz_study_card (bank_id, code, title, words, source, check_stem, check_options,
                             check_answer, changed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (bank_id, code) DO UPDATE
   SET title = excluded.title, words = excluded.words, source = excluded.source,
       check_stem = excluded.check_stem, check_options = excluded.check_options,
       check_answer = excluded.check_answer, changed_at_ms = excluded.changed_at_ms;
