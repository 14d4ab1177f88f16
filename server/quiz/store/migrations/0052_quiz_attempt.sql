CREATE TABLE quiz_attempt (
    -- One row per paper issued: the journal from which every standing and board can be recounted.
    bucket BIGINT NOT NULL,
    day BIGINT NOT NULL,
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    person_id BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number IN (1, 2)),
    month_id BIGINT NOT NULL,
    -- The person's union when the paper was issued.
    union_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'submitted', 'expired', 'voided')),
    channel TEXT NOT NULL CHECK (channel IN ('qr', 'official_account_menu', 'share', 'direct')),
    issued_at_ms BIGINT NOT NULL,
    deadline_ms BIGINT NOT NULL,
    bank_version BIGINT NOT NULL,
    -- Where the person's walks over the bank stood before the paper was drawn.
    walk TEXT NOT NULL,
    paper TEXT NOT NULL,
    answers TEXT,
    saved_at_ms BIGINT,
    handed_in_at_ms BIGINT,
    -- The day's limit of 100 points is 2 attempts of at most 50 (Q13).
    points BIGINT NOT NULL CHECK (points >= 0),
    correct BIGINT NOT NULL CHECK (correct >= 0),
    elapsed_ms BIGINT NOT NULL CHECK (elapsed_ms >= 0),
    -- The person's month right after this attempt, as the result page shows it.
    month_points BIGINT,
    rank_before BIGINT,
    rank_after BIGINT,
    tied_after BIGINT,
    receipt TEXT,
    PRIMARY KEY (bucket, day, contest_id, person_id, number)
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX quiz_attempt_open ON quiz_attempt (bucket, deadline_ms, contest_id, person_id, number)
    WHERE state = 'issued';

CREATE TABLE quiz_standing (
    -- One row per person and month: what the finished attempts add up to.
    bucket BIGINT NOT NULL,
    month_id BIGINT NOT NULL REFERENCES quiz_month (id),
    person_id BIGINT NOT NULL,
    -- The person's union at the newest attempt.
    union_id BIGINT NOT NULL,
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 100000),
    correct BIGINT NOT NULL CHECK (correct BETWEEN 0 AND served),
    served BIGINT NOT NULL,
    -- Each attempt counted as no faster than the floor of the rules.
    elapsed_ms BIGINT NOT NULL,
    started BIGINT NOT NULL CHECK (started >= finished),
    -- A person is on the boards from the first finished attempt.
    finished BIGINT NOT NULL CHECK (finished >= 0),
    walk TEXT NOT NULL,
    -- Bit d - 1 is set when an attempt of day d was finished.
    played_days BIGINT NOT NULL,
    rank_last BIGINT,
    updated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bucket, month_id, person_id)
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX quiz_standing_points ON quiz_standing (bucket, month_id, points DESC, person_id)
    WHERE finished > 0;
CREATE INDEX quiz_standing_union ON quiz_standing (bucket, month_id, union_id, points DESC, person_id)
    WHERE finished > 0;

CREATE TABLE quiz_board_delta (
    -- One row per commit batch of a lane and month: how many people moved between which scores.
    -- Folded in order of sequence the rows are the boards; a checkpoint replaces all before it.
    bucket BIGINT NOT NULL,
    lane BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    month_id BIGINT NOT NULL REFERENCES quiz_month (id),
    kind TEXT NOT NULL CHECK (kind IN ('delta', 'checkpoint')),
    changes TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bucket, lane, sequence)
) -- sqlite: WITHOUT ROWID
;
