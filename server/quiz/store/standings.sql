-- name: find
SELECT month_id, person_id, union_id, points, correct, served, elapsed_ms, started, finished,
       played_days, walk
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND person_id = $3;

-- name: list_of_person
SELECT standing.month_id, standing.person_id, standing.union_id, standing.points,
       standing.correct, standing.served, standing.elapsed_ms, standing.started,
       standing.finished, standing.played_days
  FROM quiz_month AS month
  JOIN quiz_standing AS standing
    ON standing.bucket = $1 AND standing.month_id = month.id AND standing.person_id = $3
 WHERE month.contest_id = $2
 ORDER BY month.month;

-- name: insert
INSERT INTO quiz_standing (bucket, month_id, person_id, union_id, points, correct, served,
                           elapsed_ms, started, finished, walk, played_days, updated_at_ms)
VALUES ($1, $2, $3, $4, 0, 0, 0, 0, $5, 0, $6, 0, $7);

-- name: update_started
-- Touches no column of an index: a paper issued moves nobody on a board.
UPDATE quiz_standing
   SET started = $4, walk = $5, updated_at_ms = $6
 WHERE bucket = $1 AND month_id = $2 AND person_id = $3;

-- name: update_union
UPDATE quiz_standing
   SET union_id = $4, updated_at_ms = $5
 WHERE bucket = $1 AND month_id = $2 AND person_id = $3;

-- name: update_finished
UPDATE quiz_standing
   SET points = $4, correct = $5, served = $6, elapsed_ms = $7, finished = $8, played_days = $9,
       updated_at_ms = $10
 WHERE bucket = $1 AND month_id = $2 AND person_id = $3;

-- name: list_beside_behind
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND finished > 0 AND points = $3 AND person_id > $4
 ORDER BY person_id
 LIMIT $5;

-- name: list_below
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND finished > 0 AND points < $3 AND points >= $4
 ORDER BY points DESC, person_id
 LIMIT $5;

-- name: list_beside_before
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND finished > 0 AND points = $3 AND person_id < $4
 ORDER BY person_id DESC
 LIMIT $5;

-- name: list_above
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND finished > 0 AND points > $3 AND points <= $4
 ORDER BY points, person_id DESC
 LIMIT $5;

-- name: list_beside_behind_in_union
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND union_id = $6 AND finished > 0 AND points = $3
   AND person_id > $4
 ORDER BY person_id
 LIMIT $5;

-- name: list_below_in_union
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND union_id = $6 AND finished > 0 AND points < $3
   AND points >= $4
 ORDER BY points DESC, person_id
 LIMIT $5;

-- name: list_beside_before_in_union
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND union_id = $6 AND finished > 0 AND points = $3
   AND person_id < $4
 ORDER BY person_id DESC
 LIMIT $5;

-- name: list_above_in_union
SELECT person_id, union_id, points
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND union_id = $6 AND finished > 0 AND points > $3
   AND points <= $4
 ORDER BY points, person_id DESC
 LIMIT $5;

-- name: list_from_points
SELECT month_id, person_id, union_id, points, correct, served, elapsed_ms, started, finished,
       played_days
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2 AND finished > 0 AND points >= $3
 ORDER BY points DESC, person_id;

-- name: list_of_month
SELECT month_id, person_id, union_id, points, correct, served, elapsed_ms, started, finished,
       played_days, walk
  FROM quiz_standing
 WHERE bucket = $1 AND month_id = $2
 ORDER BY person_id;
