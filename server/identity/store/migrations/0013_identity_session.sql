CREATE TABLE identity_session (
    -- One row per device on which somebody is signed in.
    -- Every request looks here with nothing but its token, before anybody knows the person, so
    -- the table has no bucket: on many nodes it is spread by the hash itself.
    token_hash TEXT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES identity_account (id),
    device_id BIGINT NOT NULL,
    -- Empty if the device did not say what it is.
    device_name TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    last_seen_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX identity_session_of_person ON identity_session (person_id, device_id);
CREATE INDEX identity_session_expires ON identity_session (expires_at_ms);
