-- A third purpose: to have a prize paid to another number. A constraint cannot be changed in both
-- dialects, so the table is made anew.
ALTER TABLE identity_code RENAME TO identity_code_before;
DROP INDEX identity_code_of_phone;
DROP INDEX identity_code_sent;
CREATE TABLE identity_code (
    -- One row per code that was sent, kept for a day because the limits count it.
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'change_phone', 'prize_phone')),
    phone_index TEXT NOT NULL,
    phone_sealed TEXT NOT NULL,
    -- Keyed hash of challenge, phone, purpose and code; the code itself is nowhere.
    digest TEXT NOT NULL,
    sent_at_ms BIGINT NOT NULL,
    tries_allowed BIGINT NOT NULL CHECK (tries_allowed > 0),
    tries_made BIGINT NOT NULL CHECK (tries_made BETWEEN 0 AND tries_allowed),
    used_at_ms BIGINT
);
INSERT INTO identity_code (id, purpose, phone_index, phone_sealed, digest, sent_at_ms,
                           tries_allowed, tries_made, used_at_ms)
SELECT id, purpose, phone_index, phone_sealed, digest, sent_at_ms, tries_allowed, tries_made,
       used_at_ms
  FROM identity_code_before;
DROP TABLE identity_code_before;
CREATE INDEX identity_code_of_phone ON identity_code (phone_index, sent_at_ms);
CREATE INDEX identity_code_sent ON identity_code (sent_at_ms);
