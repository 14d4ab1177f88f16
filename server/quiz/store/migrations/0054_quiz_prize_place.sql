CREATE TABLE quiz_prize_place (
    -- One row per winning place of a frozen month.
    month_id BIGINT NOT NULL REFERENCES quiz_month (id),
    place BIGINT NOT NULL CHECK (place >= 1),
    person_id BIGINT NOT NULL,
    union_id BIGINT NOT NULL,
    points BIGINT NOT NULL,
    correct BIGINT NOT NULL,
    served BIGINT NOT NULL,
    elapsed_ms BIGINT NOT NULL,
    -- The lot: SHA-256 in hexadecimal that anyone can recompute from the revealed secret.
    draw TEXT NOT NULL,
    yuan BIGINT NOT NULL CHECK (yuan >= 0),
    PRIMARY KEY (month_id, place),
    UNIQUE (month_id, person_id)
) -- sqlite: WITHOUT ROWID
;
