CREATE TABLE membership_person (
    -- One row per person who has told something about themselves.
    bucket BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    display_name TEXT,
    has_time_accommodation BIGINT NOT NULL CHECK (has_time_accommodation IN (0, 1)),
    changed_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bucket, person_id)
) -- sqlite: WITHOUT ROWID
;
