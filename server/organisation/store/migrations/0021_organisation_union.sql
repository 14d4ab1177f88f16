CREATE TABLE organisation_union (
    -- One row per union of the two trees, also one that has ended or has not begun.
    id BIGINT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    tree TEXT NOT NULL CHECK (tree IN ('local', 'industry')),
    level_code TEXT NOT NULL REFERENCES organisation_level (code),
    parent_id BIGINT REFERENCES organisation_union (id),
    region_code TEXT NOT NULL,
    valid_from_day BIGINT,
    valid_to_day BIGINT CHECK (valid_to_day >= valid_from_day),
    successor_id BIGINT REFERENCES organisation_union (id),
    -- All its names as they are searched, made by the program from this row and its aliases.
    search_text TEXT NOT NULL
);

CREATE INDEX organisation_union_by_parent ON organisation_union (parent_id, code);
