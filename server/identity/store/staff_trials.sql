-- name: list
-- Since instant $3, oldest first.
SELECT at_ms, tries FROM identity_staff_trial
 WHERE kind = $1 AND subject = $2 AND at_ms > $3
 ORDER BY at_ms;

-- name: add
INSERT INTO identity_staff_trial (kind, subject, at_ms, tries)
VALUES ($1, $2, $3, 1)
    ON CONFLICT (kind, subject, at_ms) DO UPDATE SET tries = identity_staff_trial.tries + 1;

-- name: remove_of
DELETE FROM identity_staff_trial WHERE kind = $1 AND subject = $2;

-- name: remove_older
-- What counts nothing is kept longer: until $2.
DELETE FROM identity_staff_trial
 WHERE at_ms <= $1 AND (kind <> 'welcome' OR at_ms <= $2);
