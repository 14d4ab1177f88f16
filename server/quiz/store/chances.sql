-- name: find
SELECT contest_id, person_id, day, mode, token_hash, card_code, begun_at_ms, granted_at_ms
  FROM quiz_chance
 WHERE bucket = $1 AND day = $2 AND contest_id = $3 AND person_id = $4;

-- name: find_by_token
SELECT contest_id, person_id, day, mode, token_hash, card_code, begun_at_ms, granted_at_ms
  FROM quiz_chance
 WHERE token_hash = $1;

-- name: insert
-- Nothing happens if the day has a chance: the caller looks at the count.
INSERT INTO quiz_chance (bucket, day, contest_id, person_id, mode, token_hash, card_code, begun_at_ms, granted_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (bucket, day, contest_id, person_id) DO NOTHING;

-- name: update
UPDATE quiz_chance
   SET mode = $5, token_hash = $6, card_code = $7, begun_at_ms = $8, granted_at_ms = $9
 WHERE bucket = $1 AND day = $2 AND contest_id = $3 AND person_id = $4;
