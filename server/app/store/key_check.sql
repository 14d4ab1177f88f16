-- name: find
SELECT trace FROM app_key_check WHERE one = 1;

-- name: insert
INSERT INTO app_key_check (one, trace) VALUES (1, $1);
