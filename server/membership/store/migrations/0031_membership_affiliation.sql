CREATE TABLE membership_affiliation (
    -- One row per person: the union they belong to now.
    bucket BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    union_id BIGINT NOT NULL REFERENCES organisation_union (id),
    chosen_at_ms BIGINT NOT NULL,
    month BIGINT NOT NULL,
    is_first BIGINT NOT NULL CHECK (is_first IN (0, 1)),
    PRIMARY KEY (bucket, person_id)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE membership_affiliation_past (
    -- One row per union that a person has chosen, the present one included: never changed.
    bucket BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    chosen_at_ms BIGINT NOT NULL,
    union_id BIGINT NOT NULL REFERENCES organisation_union (id),
    PRIMARY KEY (bucket, person_id, chosen_at_ms)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE membership_union_hint (
    -- One row per person whose unit the tree does not have: their words about it, for staff.
    bucket BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    words TEXT NOT NULL,
    written_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bucket, person_id)
) -- sqlite: WITHOUT ROWID
;
