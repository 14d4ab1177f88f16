-- name: find_last_id
SELECT id FROM quiz_question_report ORDER BY id DESC LIMIT 1;

-- name: put
INSERT INTO quiz_question_report (id, question_id, version, contest_id, person_id, day, number,
                                  reason, words, created_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (contest_id, person_id, day, number, question_id) DO UPDATE
   SET reason = excluded.reason, words = excluded.words;

-- name: find
SELECT id
  FROM quiz_question_report
 WHERE contest_id = $1 AND person_id = $2 AND day = $3 AND number = $4 AND question_id = $5;
