CREATE TABLE quiz_chance (
    -- One row per person and day on which the second chance was begun, and whether it is earned.
    bucket BIGINT NOT NULL,
    day BIGINT NOT NULL,
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    person_id BIGINT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('share', 'study', 'visit')),
    -- Hash of the token in a shared link.
    token_hash TEXT,
    -- The card to read in the study mode.
    card_code TEXT,
    begun_at_ms BIGINT NOT NULL,
    granted_at_ms BIGINT,
    PRIMARY KEY (bucket, day, contest_id, person_id)
) -- sqlite: WITHOUT ROWID
;
CREATE UNIQUE INDEX quiz_chance_token ON quiz_chance (token_hash, bucket)
    WHERE token_hash IS NOT NULL;

CREATE TABLE quiz_entry_count (
    -- One row per contest, day, channel and place of a poster: how often the app was entered.
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    day BIGINT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('qr', 'official_account_menu', 'share', 'direct')),
    placement TEXT NOT NULL,
    entries BIGINT NOT NULL CHECK (entries > 0),
    PRIMARY KEY (contest_id, day, channel, placement)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE quiz_question_report (
    -- One row per "this question is wrong": who says so about which wording, and why.
    id BIGINT NOT NULL PRIMARY KEY,
    question_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    person_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    number BIGINT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('answer_wrong', 'stem_unclear', 'typo', 'outdated', 'other')),
    words TEXT,
    created_at_ms BIGINT NOT NULL,
    FOREIGN KEY (question_id, version) REFERENCES quiz_question_version (question_id, version),
    UNIQUE (contest_id, person_id, day, number, question_id)
);
