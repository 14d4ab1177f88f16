CREATE TABLE audit_checkpoint (
    -- One row per signed statement about the tree of that size: never changed or removed.
    size BIGINT NOT NULL PRIMARY KEY,
    signed_at_ms BIGINT NOT NULL,
    note TEXT NOT NULL
);
