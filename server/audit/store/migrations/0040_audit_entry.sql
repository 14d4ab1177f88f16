CREATE TABLE audit_entry (
    -- One row per act that was written down, in the order of the tree: never changed or removed.
    leaf BIGINT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    author_kind TEXT NOT NULL CHECK (author_kind IN ('person', 'staff', 'token', 'system')),
    author_id TEXT NOT NULL,
    trace_id TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    details TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX audit_entry_act ON audit_entry (act, leaf);

CREATE TABLE audit_node (
    -- One row per full subtree of the tree of entries, written when its last leaf is: the leaves
    -- from position * 2^level on.
    level BIGINT NOT NULL CHECK (level > 0),
    position BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (level, position)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE audit_frontier (
    -- The one row that says how far the tree has grown: the roots of its full subtrees, largest
    -- first, 64 digits each.
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 0),
    size BIGINT NOT NULL,
    hashes TEXT NOT NULL
);
