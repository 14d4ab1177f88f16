-- A question whose import was undone keeps its place, because papers may show it, and gives up its
-- code.
ALTER TABLE quiz_question ADD COLUMN is_withdrawn BIGINT NOT NULL DEFAULT 0
    CHECK (is_withdrawn IN (0, 1));

CREATE TABLE quiz_import (
    -- One row per import into a bank that wrote something.
    id BIGINT NOT NULL PRIMARY KEY,
    bank_id BIGINT NOT NULL REFERENCES quiz_bank (id),
    added BIGINT NOT NULL CHECK (added >= 0),
    changed BIGINT NOT NULL CHECK (changed >= 0),
    made_at_ms BIGINT NOT NULL,
    undone_at_ms BIGINT
);

CREATE INDEX quiz_import_of_bank ON quiz_import (bank_id, id);

CREATE TABLE quiz_import_question (
    -- One row per question that an import added (no version before) or worded anew.
    import_id BIGINT NOT NULL REFERENCES quiz_import (id),
    question_id BIGINT NOT NULL REFERENCES quiz_question (id),
    version_before BIGINT,
    version_after BIGINT NOT NULL,
    PRIMARY KEY (import_id, question_id)
) -- sqlite: WITHOUT ROWID
;
