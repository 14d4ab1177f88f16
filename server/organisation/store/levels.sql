-- name: list
SELECT code, rank, zh, en FROM organisation_level ORDER BY rank, code;

-- name: insert
INSERT INTO organisation_level (code, rank, zh, en) VALUES ($1, $2, $3, $4);

-- name: update
UPDATE organisation_level SET rank = $2, zh = $3, en = $4 WHERE code = $1;
