CREATE TABLE quiz_study_card (
    -- One row per page that a person reads for the second attempt, with its check question.
    bank_id BIGINT NOT NULL REFERENCES quiz_bank (id),
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    source TEXT NOT NULL,
    check_stem TEXT NOT NULL,
    -- The options in their order, one per line.
    check_options TEXT NOT NULL,
    -- Position of the right option.
    check_answer BIGINT NOT NULL CHECK (check_answer >= 0),
    changed_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bank_id, code)
) -- sqlite: WITHOUT ROWID
;
