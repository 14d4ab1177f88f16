-- name: find
SELECT id, code, title FROM quiz_bank WHERE code = $1;

-- name: list
SELECT id, code, title FROM quiz_bank ORDER BY id;

-- name: find_last_id
SELECT id FROM quiz_bank ORDER BY id DESC LIMIT 1;

-- name: insert
INSERT INTO quiz_bank (id, code, title, created_at_ms) VALUES ($1, $2, $3, $4);

-- name: find_newest
SELECT version, items FROM quiz_bank_version WHERE bank_id = $1 ORDER BY version DESC LIMIT 1;

-- name: find_version
SELECT version, items FROM quiz_bank_version WHERE bank_id = $1 AND version = $2;

-- name: insert_version
INSERT INTO quiz_bank_version (bank_id, version, items, checksum, created_at_ms)
VALUES ($1, $2, $3, $4, $5);
