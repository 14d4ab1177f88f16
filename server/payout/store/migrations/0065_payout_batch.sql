CREATE TABLE payout_batch (
    -- One row per list of payments that one person submits and another approves.
    id BIGINT NOT NULL PRIMARY KEY,
    contest TEXT NOT NULL,
    month BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'released')),
    list_hash TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    changed_at_ms BIGINT NOT NULL
);

CREATE TABLE payout_order (
    -- One row per prize in money: a person wins one month of one contest at most once.
    id BIGINT NOT NULL PRIMARY KEY,
    contest TEXT NOT NULL,
    month BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    place BIGINT NOT NULL CHECK (place >= 0),
    amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
    batch_id BIGINT NOT NULL REFERENCES payout_batch (id),
    state TEXT NOT NULL CHECK (state IN ('planned', 'approved', 'queued', 'sent', 'unknown',
        'succeeded', 'failed', 'forfeited')),
    changed_at_ms BIGINT NOT NULL,
    -- Numbers used so far, and how many of them the provider has refused for good.
    tries BIGINT NOT NULL CHECK (tries >= 0),
    failures BIGINT NOT NULL CHECK (failures >= 0),
    reason TEXT NOT NULL,
    -- The number that was approved, encrypted for this row, and its blind index.
    sealed_phone TEXT NOT NULL,
    phone_index TEXT NOT NULL,
    UNIQUE (contest, month, person_id)
);

CREATE INDEX payout_order_of_batch ON payout_order (batch_id, place, id);
CREATE INDEX payout_order_of_person ON payout_order (person_id, month);

CREATE TABLE payout_transfer (
    -- One row per number that was or may have been given to the provider.
    number TEXT NOT NULL PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES payout_order (id),
    try_number BIGINT NOT NULL CHECK (try_number >= 1),
    amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'succeeded', 'failed', 'replaced')),
    sent_at_ms BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (order_id, try_number)
);

CREATE TABLE payout_outbox (
    -- One row per order with which the provider has to be spoken: sent when it is queued, else asked.
    order_id BIGINT NOT NULL PRIMARY KEY REFERENCES payout_order (id),
    due_at_ms BIGINT NOT NULL
);

CREATE INDEX payout_outbox_due ON payout_outbox (due_at_ms, order_id);

CREATE TABLE payout_switch (
    -- One row per turn of the switch that stops all payments; the newest holds.
    id BIGINT NOT NULL PRIMARY KEY,
    is_on BIGINT NOT NULL CHECK (is_on IN (0, 1)),
    reason TEXT NOT NULL,
    turned_by TEXT NOT NULL,
    turned_at_ms BIGINT NOT NULL
);

CREATE TABLE payout_reconciliation (
    -- One row per comparison of a day: ledger, orders and the provider's statement.
    id BIGINT NOT NULL PRIMARY KEY,
    day BIGINT NOT NULL,
    compared BIGINT NOT NULL CHECK (compared >= 0),
    made_at_ms BIGINT NOT NULL
);

CREATE TABLE payout_finding (
    -- One row per contradiction that a comparison has found.
    reconciliation_id BIGINT NOT NULL REFERENCES payout_reconciliation (id),
    line BIGINT NOT NULL CHECK (line >= 1),
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (reconciliation_id, line)
) -- sqlite: WITHOUT ROWID
;
