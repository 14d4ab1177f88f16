CREATE TABLE settlement_act (
    -- One row per step in the settlement of a month, in order; never changed. The state of a
    -- settlement is what its acts add up to.
    month_id BIGINT NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence >= 1),
    kind TEXT NOT NULL,
    staff_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    reason TEXT NOT NULL,
    person_id BIGINT,
    evidence TEXT,
    subject BIGINT,
    hash TEXT NOT NULL,
    yuan BIGINT NOT NULL,
    PRIMARY KEY (month_id, sequence)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE settlement_place (
    -- One row per place of a list that has gone out; never changed.
    month_id BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    place BIGINT NOT NULL CHECK (place >= 1),
    person_id BIGINT NOT NULL,
    union_id BIGINT NOT NULL,
    points BIGINT NOT NULL,
    correct BIGINT NOT NULL,
    served BIGINT NOT NULL,
    elapsed_ms BIGINT NOT NULL,
    draw TEXT NOT NULL,
    yuan BIGINT NOT NULL CHECK (yuan >= 0),
    PRIMARY KEY (month_id, version, place),
    UNIQUE (month_id, version, person_id)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE settlement_credit (
    -- One row per final month whose points are still on their way into the ledger.
    month_id BIGINT NOT NULL PRIMARY KEY,
    contest TEXT NOT NULL,
    month BIGINT NOT NULL,
    -- Who was the last to get theirs, by falling points; nothing before the first.
    last_person_id BIGINT,
    last_points BIGINT
);
