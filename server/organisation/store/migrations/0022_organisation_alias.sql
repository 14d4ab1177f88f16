CREATE TABLE organisation_alias (
    -- One row per further name of a union, or per spelling of its pinyin initials.
    union_id BIGINT NOT NULL REFERENCES organisation_union (id),
    kind TEXT NOT NULL CHECK (kind IN ('alias', 'initials')),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (union_id, kind, position)
) -- sqlite: WITHOUT ROWID
;
