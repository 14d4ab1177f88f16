-- name: find
SELECT id, purpose, phone_index, phone_sealed, digest, sent_at_ms, tries_allowed, tries_made,
       used_at_ms, source, digits
  FROM identity_code
 WHERE id = $1;

-- name: list_of_phone
-- The codes sent to a phone after $2.
SELECT id, purpose, phone_index, phone_sealed, digest, sent_at_ms, tries_allowed, tries_made,
       used_at_ms, source, digits
  FROM identity_code
 WHERE phone_index = $1 AND sent_at_ms > $2
 ORDER BY sent_at_ms, id;

-- name: insert
INSERT INTO identity_code (id, purpose, phone_index, phone_sealed, digest, sent_at_ms,
                           tries_allowed, tries_made, source, digits)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9);

-- name: take_try
-- Changes no row when every try is spent, however many guesses arrive at once.
UPDATE identity_code SET tries_made = tries_made + 1
 WHERE id = $1 AND tries_made < tries_allowed;

-- name: mark_used
UPDATE identity_code SET used_at_ms = $2 WHERE id = $1 AND used_at_ms IS NULL;

-- name: remove_older
DELETE FROM identity_code WHERE sent_at_ms <= $1;

-- name: remove_of_phone
DELETE FROM identity_code WHERE phone_index = $1;
