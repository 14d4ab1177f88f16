-- name: find_profile
SELECT display_name, has_time_accommodation
  FROM membership_person
 WHERE bucket = $1 AND person_id = $2;

-- name: put_profile
INSERT INTO membership_person (bucket, person_id, display_name, has_time_accommodation,
                               changed_at_ms)
VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (bucket, person_id) DO UPDATE
   SET display_name = $3, has_time_accommodation = $4, changed_at_ms = $5;

-- name: find_affiliation
SELECT union_id, chosen_at_ms, month, is_first
  FROM membership_affiliation
 WHERE bucket = $1 AND person_id = $2;

-- name: put_affiliation
INSERT INTO membership_affiliation (bucket, person_id, union_id, chosen_at_ms, month, is_first)
VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (bucket, person_id) DO UPDATE
   SET union_id = $3, chosen_at_ms = $4, month = $5, is_first = $6;

-- name: insert_past_affiliation
INSERT INTO membership_affiliation_past (bucket, person_id, chosen_at_ms, union_id)
VALUES ($1, $2, $3, $4)
    ON CONFLICT (bucket, person_id, chosen_at_ms) DO NOTHING;

-- name: find_union_at
SELECT union_id
  FROM membership_affiliation_past
 WHERE bucket = $1 AND person_id = $2 AND chosen_at_ms <= $3
 ORDER BY chosen_at_ms DESC
 LIMIT 1;

-- name: put_union_hint
INSERT INTO membership_union_hint (bucket, person_id, words, written_at_ms)
VALUES ($1, $2, $3, $4)
    ON CONFLICT (bucket, person_id) DO UPDATE SET words = $3, written_at_ms = $4;

-- name: list_union_hints
-- The newest behind person $2, who wrote at $1.
SELECT person_id, words, written_at_ms
  FROM membership_union_hint
 WHERE written_at_ms < $1 OR (written_at_ms = $1 AND person_id > $2)
 ORDER BY written_at_ms DESC, person_id
 LIMIT $3;

-- name: remove_profile
DELETE FROM membership_person WHERE bucket = $1 AND person_id = $2;

-- name: remove_affiliation
DELETE FROM membership_affiliation WHERE bucket = $1 AND person_id = $2;

-- name: remove_past_affiliations
DELETE FROM membership_affiliation_past WHERE bucket = $1 AND person_id = $2;

-- name: remove_union_hint
DELETE FROM membership_union_hint WHERE bucket = $1 AND person_id = $2;
