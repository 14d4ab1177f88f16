CREATE TABLE identity_proof_used (
    -- One row per proof of work that was spent and has not expired yet.
    id TEXT NOT NULL PRIMARY KEY,
    expires_at_ms BIGINT NOT NULL
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX identity_proof_used_expires ON identity_proof_used (expires_at_ms);
