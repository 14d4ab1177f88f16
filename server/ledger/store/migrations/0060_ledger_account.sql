CREATE TABLE ledger_account (
    -- One row per account: what its postings add up to, and the floor it never falls below.
    bucket BIGINT NOT NULL CHECK (bucket >= 0),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('source', 'budget', 'reserved', 'spent', 'person')),
    owner TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('points', 'minutes', 'fen')),
    floor BIGINT,
    balance BIGINT NOT NULL CHECK (floor IS NULL OR balance >= floor),
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, kind, owner, unit)
) -- sqlite: WITHOUT ROWID
;
