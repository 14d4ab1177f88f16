-- name: create_table
CREATE TABLE support_note (
    -- One row per command that a test has run.
    id BIGINT NOT NULL PRIMARY KEY
);

-- name: insert
INSERT INTO support_note (id) VALUES ($1);

-- name: count_all
SELECT COUNT(*) FROM support_note;
