-- name: find
SELECT messages FROM notify_count WHERE day = $1 AND phone_index = $2;

-- name: add
INSERT INTO notify_count (day, phone_index, messages)
VALUES ($1, $2, 1)
ON CONFLICT (day, phone_index) DO UPDATE SET messages = notify_count.messages + 1;

-- name: remove_older
DELETE FROM notify_count WHERE day < $1;
