CREATE TABLE identity_staff (
    -- One row per account of somebody who works for the union. Few thousand at most, on one node.
    id BIGINT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    -- Argon2id with its salt and cost; nothing until the account is set up.
    password_hash TEXT,
    -- The secret of the authenticator app, encrypted; nothing until the account is set up.
    totp_sealed TEXT,
    totp_since_ms BIGINT NOT NULL,
    -- The step of the last code that was used: a code is good once.
    totp_step BIGINT NOT NULL,
    is_locked BIGINT NOT NULL CHECK (is_locked IN (0, 1)),
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE identity_staff_recovery (
    -- One row per recovery code: a keyed hash. Used ones stay until new ones are made.
    staff_id BIGINT NOT NULL REFERENCES identity_staff (id),
    digest TEXT NOT NULL,
    used_at_ms BIGINT,
    PRIMARY KEY (staff_id, digest)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE identity_staff_link (
    -- One row per account that may be set up (again) through a link, by the hash of its token.
    staff_id BIGINT NOT NULL PRIMARY KEY REFERENCES identity_staff (id),
    token_hash TEXT NOT NULL UNIQUE,
    expires_at_ms BIGINT NOT NULL
);

CREATE TABLE identity_staff_session (
    -- One row per device on which somebody who works for the union is signed in.
    token_hash TEXT NOT NULL PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES identity_staff (id),
    device_id BIGINT NOT NULL,
    device_name TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    last_seen_at_ms BIGINT NOT NULL,
    -- When a second factor was last shown in this session.
    proven_at_ms BIGINT NOT NULL
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX identity_staff_session_of_staff ON identity_staff_session (staff_id, device_id);

CREATE TABLE identity_staff_trial (
    -- One row per instant and what a try to sign in is counted under; subjects are keyed hashes.
    -- 'welcome' counts nothing: it says that the account signed in from this network.
    kind TEXT NOT NULL CHECK (kind IN ('here', 'network', 'account', 'welcome')),
    subject TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (kind, subject, at_ms)
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX identity_staff_trial_at ON identity_staff_trial (at_ms);
