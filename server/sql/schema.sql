-- name: create_applied
CREATE TABLE IF NOT EXISTS sql_migration (
    -- One row per migration that this database has.
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at_ms BIGINT NOT NULL
);

-- name: list_applied
SELECT number, name, checksum FROM sql_migration ORDER BY number;

-- name: insert_applied
INSERT INTO sql_migration (number, name, checksum, applied_at_ms) VALUES ($1, $2, $3, $4);
