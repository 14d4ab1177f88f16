-- name: find
SELECT id, login, full_name, password_hash, totp_sealed, totp_since_ms, totp_step, is_locked,
       created_at_ms
  FROM identity_staff
 WHERE id = $1;

-- name: find_by_login
SELECT id, login, full_name, password_hash, totp_sealed, totp_since_ms, totp_step, is_locked,
       created_at_ms
  FROM identity_staff
 WHERE login = $1;

-- name: list
SELECT id, login, full_name, password_hash, totp_sealed, totp_since_ms, totp_step, is_locked,
       created_at_ms
  FROM identity_staff
 ORDER BY login;

-- name: find_last_id
SELECT COALESCE(MAX(id), 0) FROM identity_staff;

-- name: insert
INSERT INTO identity_staff (id, login, full_name, totp_since_ms, totp_step, is_locked,
                            created_at_ms)
VALUES ($1, $2, $3, 0, 0, 0, $4)
    ON CONFLICT (login) DO NOTHING;

-- name: update_password
UPDATE identity_staff SET password_hash = $2 WHERE id = $1;

-- name: update_totp
UPDATE identity_staff SET totp_sealed = $2, totp_since_ms = $3, totp_step = $4 WHERE id = $1;

-- name: use_step
-- Changes nothing if a code of this step or a later one was used before.
UPDATE identity_staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2;

-- name: forget_secrets
UPDATE identity_staff SET password_hash = NULL, totp_sealed = NULL WHERE id = $1;

-- name: update_lock
UPDATE identity_staff SET is_locked = $2 WHERE id = $1;

-- name: put_link
INSERT INTO identity_staff_link (staff_id, token_hash, expires_at_ms)
VALUES ($1, $2, $3)
    ON CONFLICT (staff_id) DO UPDATE SET token_hash = $2, expires_at_ms = $3;

-- name: find_link
SELECT staff_id, expires_at_ms FROM identity_staff_link WHERE token_hash = $1;

-- name: remove_link
DELETE FROM identity_staff_link WHERE staff_id = $1;

-- name: insert_recovery
INSERT INTO identity_staff_recovery (staff_id, digest) VALUES ($1, $2)
    ON CONFLICT (staff_id, digest) DO NOTHING;

-- name: use_recovery
UPDATE identity_staff_recovery SET used_at_ms = $3
 WHERE staff_id = $1 AND digest = $2 AND used_at_ms IS NULL;

-- name: count_recovery
SELECT COUNT(*) FROM identity_staff_recovery WHERE staff_id = $1 AND used_at_ms IS NULL;

-- name: remove_recovery
DELETE FROM identity_staff_recovery WHERE staff_id = $1;
