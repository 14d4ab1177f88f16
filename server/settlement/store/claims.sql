-- name: find
SELECT person_id, kind, at_ms, sealed_winner, winner_index, sealed_phone, phone_changes, doubted_with
  FROM settlement_claim
 WHERE month_id = $1 AND person_id = $2;

-- name: list
SELECT person_id, kind, at_ms, sealed_winner, winner_index, sealed_phone, phone_changes, doubted_with
  FROM settlement_claim
 WHERE month_id = $1
 ORDER BY at_ms, person_id;

-- name: list_of_winner
-- The claims of a month that name the same person.
SELECT person_id, kind, at_ms, sealed_winner, winner_index, sealed_phone, phone_changes, doubted_with
  FROM settlement_claim
 WHERE month_id = $1 AND winner_index = $2 AND kind = 'taken'
 ORDER BY at_ms, person_id;

-- name: put
INSERT INTO settlement_claim (month_id, person_id, kind, at_ms, sealed_winner, winner_index,
                              sealed_phone, phone_changes, doubted_with)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (month_id, person_id) DO UPDATE
   SET kind = excluded.kind, at_ms = excluded.at_ms, sealed_winner = excluded.sealed_winner,
       winner_index = excluded.winner_index, sealed_phone = excluded.sealed_phone,
       phone_changes = excluded.phone_changes, doubted_with = excluded.doubted_with;

-- name: list_places_of
-- The newest version of each month on which a person stood, newest month first.
SELECT month_id, version, place, yuan
  FROM settlement_place AS listed
 WHERE person_id = $1
   AND version = (SELECT MAX(version) FROM settlement_place AS later
                   WHERE later.person_id = $1 AND later.month_id = listed.month_id)
 ORDER BY month_id DESC;
