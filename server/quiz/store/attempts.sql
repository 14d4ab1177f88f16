-- name: find
SELECT day, contest_id, person_id, number, month_id, union_id, state, channel, issued_at_ms,
       deadline_ms, bank_version, walk, paper, answers, saved_at_ms, handed_in_at_ms, points,
       correct, elapsed_ms, month_points, rank_before, rank_after, tied_after, receipt
  FROM quiz_attempt
 WHERE bucket = $1 AND day = $2 AND contest_id = $3 AND person_id = $4 AND number = $5;

-- name: list_of_day
SELECT day, contest_id, person_id, number, month_id, union_id, state, channel, issued_at_ms,
       deadline_ms, bank_version, walk, paper, answers, saved_at_ms, handed_in_at_ms, points,
       correct, elapsed_ms, month_points, rank_before, rank_after, tied_after, receipt
  FROM quiz_attempt
 WHERE bucket = $1 AND day = $2 AND contest_id = $3 AND person_id = $4
 ORDER BY number;

-- name: list_of_person
-- One look by key for each day: the day leads the key, so a span of days holds everybody's rows.
WITH RECURSIVE span (day) AS (
    SELECT CAST($4 AS BIGINT)
    UNION ALL
    SELECT day + 1 FROM span WHERE day < $5
)
SELECT attempt.day, attempt.contest_id, attempt.person_id, attempt.number, attempt.month_id,
       attempt.union_id, attempt.state, attempt.channel, attempt.issued_at_ms,
       attempt.deadline_ms, attempt.bank_version, attempt.walk, attempt.paper, attempt.answers,
       attempt.saved_at_ms, attempt.handed_in_at_ms, attempt.points, attempt.correct,
       attempt.elapsed_ms, attempt.month_points, attempt.rank_before, attempt.rank_after,
       attempt.tied_after, attempt.receipt
  FROM span CROSS JOIN quiz_attempt AS attempt
 WHERE attempt.bucket = $1 AND attempt.day = span.day AND attempt.contest_id = $2
   AND attempt.person_id = $3
 ORDER BY attempt.day, attempt.number;

-- name: list_overdue
SELECT day, contest_id, person_id, number, month_id, union_id, state, channel, issued_at_ms,
       deadline_ms, bank_version, walk, paper, answers, saved_at_ms, handed_in_at_ms, points,
       correct, elapsed_ms, month_points, rank_before, rank_after, tied_after, receipt
  FROM quiz_attempt
 WHERE bucket = $1 AND contest_id = $2 AND state = 'issued' AND deadline_ms < $3
 ORDER BY deadline_ms, contest_id, person_id, number
 LIMIT $4;

-- name: list_of_days
SELECT day, contest_id, person_id, number, month_id, union_id, state, channel, issued_at_ms,
       deadline_ms, bank_version, walk, paper, answers, saved_at_ms, handed_in_at_ms, points,
       correct, elapsed_ms, month_points, rank_before, rank_after, tied_after, receipt
  FROM quiz_attempt
 WHERE bucket = $1 AND contest_id = $2 AND day BETWEEN $3 AND $4
 ORDER BY day, contest_id, person_id, number;

-- name: insert
-- Nothing happens if the person has an attempt of this number on this day: the caller looks at the
-- count.
INSERT INTO quiz_attempt (bucket, day, contest_id, person_id, number, month_id, union_id, state,
                          channel, issued_at_ms, deadline_ms, bank_version, walk, paper, points,
                          correct, elapsed_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'issued', $8, $9, $10, $11, $12, $13, 0, 0, 0)
    ON CONFLICT (bucket, day, contest_id, person_id, number) DO NOTHING;

-- name: finish
UPDATE quiz_attempt
   SET state = $6, answers = $7, handed_in_at_ms = $8, points = $9, correct = $10,
       elapsed_ms = $11, month_points = $12, rank_before = $13, rank_after = $14,
       tied_after = $15, receipt = $16
 WHERE bucket = $1 AND day = $2 AND contest_id = $3 AND person_id = $4 AND number = $5
   AND state = 'issued';

-- name: save_answers
UPDATE quiz_attempt
   SET answers = $6, saved_at_ms = $7
 WHERE bucket = $1 AND day = $2 AND contest_id = $3 AND person_id = $4 AND number = $5
   AND state = 'issued';
