-- name: find_by_phone
SELECT id FROM identity_account WHERE phone_index = $1;

-- name: find_phone
SELECT phone_sealed FROM identity_account WHERE id = $1;

-- name: insert
-- Nothing happens if the id or the number is taken: the caller looks at the count.
INSERT INTO identity_account (id, phone_index, phone_sealed, created_at_ms)
VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING;

-- name: remove
DELETE FROM identity_account WHERE id = $1;
