-- How many digits the code has.
ALTER TABLE identity_code ADD COLUMN digits BIGINT NOT NULL DEFAULT 6;

CREATE TABLE identity_wrong_code (
    -- One row per hour: how many wrong codes were entered, whoever entered them.
    hour_begins_at_ms BIGINT NOT NULL PRIMARY KEY,
    wrong BIGINT NOT NULL CHECK (wrong > 0)
);
