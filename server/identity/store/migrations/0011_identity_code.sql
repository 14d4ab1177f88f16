CREATE TABLE identity_code (
    -- One row per code that was sent, kept for a day because the limits count it.
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'change_phone')),
    phone_index TEXT NOT NULL,
    phone_sealed TEXT NOT NULL,
    -- Keyed hash of challenge, phone, purpose and code; the code itself is nowhere.
    digest TEXT NOT NULL,
    sent_at_ms BIGINT NOT NULL,
    tries_allowed BIGINT NOT NULL CHECK (tries_allowed > 0),
    tries_made BIGINT NOT NULL CHECK (tries_made BETWEEN 0 AND tries_allowed),
    used_at_ms BIGINT
);
CREATE INDEX identity_code_of_phone ON identity_code (phone_index, sent_at_ms);
CREATE INDEX identity_code_sent ON identity_code (sent_at_ms);

CREATE TABLE identity_send_count (
    -- One row per span of time and whoever is counted in it: a network address, a block of
    -- numbers, everybody. Addresses and blocks are keyed hashes.
    span_begins_at_ms BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('source', 'prefix', 'everyone')),
    subject TEXT NOT NULL,
    sends BIGINT NOT NULL,
    PRIMARY KEY (span_begins_at_ms, kind, subject)
) -- sqlite: WITHOUT ROWID
;
