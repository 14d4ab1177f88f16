CREATE TABLE settlement_receipt (
    -- One row per attempt or prize whose owner lets anybody check it; the code is its address.
    code TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('attempt', 'prize')),
    contest TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    -- The day of an attempt, or the first day of the month of a prize.
    day BIGINT NOT NULL,
    -- Of an attempt; 0 for a prize.
    number BIGINT NOT NULL CHECK (number >= 0),
    made_at_ms BIGINT NOT NULL,
    UNIQUE (kind, contest, person_id, day, number)
);
