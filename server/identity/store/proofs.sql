-- name: insert
-- Changes no row when the proof was spent before: the caller looks at the count.
INSERT INTO identity_proof_used (id, expires_at_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- name: remove_expired
DELETE FROM identity_proof_used WHERE expires_at_ms <= $1;
