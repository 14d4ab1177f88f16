CREATE TABLE notice_notice (
    -- One row per public notice: what it is about and how long it runs.
    id TEXT NOT NULL PRIMARY KEY,
    programme TEXT NOT NULL,
    subject TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    basis_zh TEXT NOT NULL,
    basis_en TEXT NOT NULL,
    contact_zh TEXT NOT NULL,
    contact_en TEXT NOT NULL,
    issuer TEXT NOT NULL,
    -- One column of the list per line: Chinese, a tab, English.
    columns TEXT NOT NULL,
    working_days BIGINT NOT NULL CHECK (working_days >= 1),
    shown_days_after BIGINT NOT NULL CHECK (shown_days_after >= 0),
    opened_at_ms BIGINT NOT NULL,
    closed_at_ms BIGINT,
    withdrawn_at_ms BIGINT,
    UNIQUE (programme, subject)
);

CREATE TABLE notice_version (
    -- One row per list that stood in a notice; never changed, each names the one before.
    notice_id TEXT NOT NULL REFERENCES notice_notice (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    previous_hash TEXT NOT NULL,
    seal TEXT NOT NULL,
    hash TEXT NOT NULL,
    content TEXT NOT NULL,
    first_day BIGINT NOT NULL,
    published_at_ms BIGINT NOT NULL,
    PRIMARY KEY (notice_id, number)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE notice_objection (
    -- One row per objection: who says what is sealed, because it names people.
    notice_id TEXT NOT NULL REFERENCES notice_notice (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    channel TEXT NOT NULL CHECK (channel IN ('form', 'telephone')),
    words_sealed TEXT NOT NULL,
    objector_sealed TEXT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    decided_at_ms BIGINT,
    is_upheld BIGINT NOT NULL CHECK (is_upheld IN (0, 1)),
    answer TEXT NOT NULL,
    PRIMARY KEY (notice_id, number)
) -- sqlite: WITHOUT ROWID
;
