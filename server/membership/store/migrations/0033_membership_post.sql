CREATE TABLE membership_post (
    -- One row per post that somebody who works for the union holds or held: changed only by its end.
    id BIGINT NOT NULL PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES identity_staff (id),
    role TEXT NOT NULL CHECK (role IN ('system_administrator', 'security_administrator', 'auditor',
        'union_administrator', 'contest_handler', 'contest_reviewer', 'question_editor',
        'question_reviewer', 'payment_handler', 'payment_reviewer', 'observer')),
    -- Nothing: over the whole house.
    union_id BIGINT REFERENCES organisation_union (id),
    from_ms BIGINT NOT NULL,
    until_ms BIGINT CHECK (until_ms >= from_ms),
    -- Nothing: by the operator of the machine.
    appointed_by BIGINT REFERENCES identity_staff (id),
    ended_by BIGINT REFERENCES identity_staff (id)
);
CREATE INDEX membership_post_of_staff ON membership_post (staff_id, from_ms);

CREATE TABLE membership_token (
    -- One row per token with which a program acts for the union: its hash, and what it may do where.
    id BIGINT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    -- Names of actions with spaces between them.
    actions TEXT NOT NULL,
    -- Nothing: over the whole house.
    union_id BIGINT REFERENCES organisation_union (id),
    created_at_ms BIGINT NOT NULL,
    ended_at_ms BIGINT
);
