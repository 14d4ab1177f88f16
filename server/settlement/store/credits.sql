-- name: find_first
SELECT month_id, contest, month, last_person_id, last_points
  FROM settlement_credit
 ORDER BY month_id
 LIMIT 1;

-- name: insert
INSERT INTO settlement_credit (month_id, contest, month) VALUES ($1, $2, $3);

-- name: update
UPDATE settlement_credit SET last_person_id = $2, last_points = $3 WHERE month_id = $1;

-- name: remove
DELETE FROM settlement_credit WHERE month_id = $1;
