CREATE TABLE quiz_bank (
    -- One row per collection of questions that contests draw from.
    id BIGINT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE quiz_question (
    -- One row per question whatever its wordings; ordinal is its place in its stratum for ever.
    id BIGINT NOT NULL PRIMARY KEY,
    bank_id BIGINT NOT NULL REFERENCES quiz_bank (id),
    code TEXT NOT NULL,
    stratum BIGINT NOT NULL CHECK (stratum BETWEEN 0 AND 2),
    ordinal BIGINT NOT NULL CHECK (ordinal >= 0),
    is_enabled BIGINT NOT NULL CHECK (is_enabled IN (0, 1)),
    current_version BIGINT NOT NULL CHECK (current_version >= 1),
    created_at_ms BIGINT NOT NULL,
    UNIQUE (bank_id, code),
    UNIQUE (bank_id, stratum, ordinal)
);

CREATE TABLE quiz_question_version (
    -- One row per wording of a question; never changed, because papers show it.
    question_id BIGINT NOT NULL REFERENCES quiz_question (id),
    version BIGINT NOT NULL CHECK (version >= 1),
    type TEXT NOT NULL CHECK (type IN ('single', 'multiple', 'true_false')),
    period TEXT NOT NULL,
    topic TEXT NOT NULL,
    stem TEXT NOT NULL,
    -- The options in their order, one per line.
    options TEXT NOT NULL,
    -- Positions of the right options as digits, such as "02".
    answer TEXT NOT NULL,
    explanation TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Day from which the cited law is in force, for law questions.
    valid_from BIGINT,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (question_id, version)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE quiz_bank_version (
    -- One row per state of a bank: which wording of which question could be drawn.
    bank_id BIGINT NOT NULL REFERENCES quiz_bank (id),
    version BIGINT NOT NULL CHECK (version >= 1),
    items TEXT NOT NULL,
    checksum TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bank_id, version)
) -- sqlite: WITHOUT ROWID
;
