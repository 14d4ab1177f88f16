CREATE TABLE organisation_level (
    -- One row per step of the organisation, from the nation (rank 0) down to a team.
    code TEXT NOT NULL PRIMARY KEY,
    rank BIGINT NOT NULL CHECK (rank BETWEEN 0 AND 99),
    zh TEXT NOT NULL,
    en TEXT NOT NULL
) -- sqlite: WITHOUT ROWID
;
