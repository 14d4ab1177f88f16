-- name: list
SELECT kind, staff_id, at_ms, reason, person_id, evidence, subject, hash, yuan
  FROM settlement_act
 WHERE month_id = $1
 ORDER BY sequence;

-- name: list_months_of_cases
SELECT DISTINCT month_id FROM settlement_act WHERE person_id = $1 AND kind = 'hold';

-- name: insert
INSERT INTO settlement_act (month_id, sequence, kind, staff_id, at_ms, reason, person_id,
                            evidence, subject, hash, yuan)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: list_places
SELECT place, person_id, union_id, points, correct, served, elapsed_ms, draw, yuan
  FROM settlement_place
 WHERE month_id = $1 AND version = $2
 ORDER BY place;

-- name: insert_place
INSERT INTO settlement_place (month_id, version, place, person_id, union_id, points, correct,
                              served, elapsed_ms, draw, yuan)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);
