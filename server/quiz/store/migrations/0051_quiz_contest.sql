CREATE TABLE quiz_contest (
    -- One row per contest; what it is called and how it counts stands in its settings.
    id BIGINT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    bank_id BIGINT NOT NULL REFERENCES quiz_bank (id),
    current_version BIGINT NOT NULL CHECK (current_version >= 1),
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE quiz_contest_version (
    -- One row per published version of a contest's settings, as the document says them.
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    version BIGINT NOT NULL CHECK (version >= 1),
    settings TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (contest_id, version)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE quiz_month (
    -- One row per calendar month of a contest with its secret, made when the contest is made.
    id BIGINT NOT NULL PRIMARY KEY,
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    month BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closing', 'provisional', 'reviewing',
        'public_notice', 'final', 'paid')),
    sealed_secret TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    revealed_secret TEXT,
    snapshot_hash TEXT,
    changed_at_ms BIGINT NOT NULL,
    UNIQUE (contest_id, month)
);
