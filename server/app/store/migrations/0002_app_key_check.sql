CREATE TABLE app_key_check (
    -- One row: what the master key of this database derives, so that another key is noticed.
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    trace TEXT NOT NULL
);
