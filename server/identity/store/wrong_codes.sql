-- name: find
SELECT wrong FROM identity_wrong_code WHERE hour_begins_at_ms = $1;

-- name: add_one
INSERT INTO identity_wrong_code (hour_begins_at_ms, wrong)
VALUES ($1, 1)
ON CONFLICT (hour_begins_at_ms) DO UPDATE SET wrong = identity_wrong_code.wrong + 1;

-- name: remove_older
DELETE FROM identity_wrong_code WHERE hour_begins_at_ms < $1;
