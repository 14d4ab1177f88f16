CREATE TABLE notify_message (
    -- One row per message to one phone or one endpoint. Kept for half a year: the delivery log.
    id BIGINT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'webhook')),
    -- What it is about: the purpose of a code, the type of an event.
    kind TEXT NOT NULL,
    -- What asked for it: the challenge of a code, the id of an event.
    reference TEXT NOT NULL,
    -- 0 for a message to a phone.
    endpoint_id BIGINT NOT NULL,
    -- Keyed hash of the number, and the number as others may see it; empty for an endpoint.
    phone_index TEXT NOT NULL,
    phone_masked TEXT NOT NULL,
    -- What is said. For a phone it is encrypted, number and all, and empty once nothing is left to do.
    content TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'accepted', 'unknown', 'failed')),
    -- What the newest report said; empty before the first.
    outcome TEXT NOT NULL,
    tries BIGINT NOT NULL CHECK (tries >= 0),
    created_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    UNIQUE (reference, endpoint_id)
);
CREATE INDEX notify_message_created ON notify_message (created_at_ms, id);
CREATE INDEX notify_message_of_endpoint ON notify_message (endpoint_id, id);

CREATE TABLE notify_outbox (
    -- One row per message with which something is left to do.
    message_id BIGINT NOT NULL PRIMARY KEY REFERENCES notify_message (id),
    channel TEXT NOT NULL,
    due_at_ms BIGINT NOT NULL
);
CREATE INDEX notify_outbox_due ON notify_outbox (channel, due_at_ms, message_id);

CREATE TABLE notify_try (
    -- One row per time that a message was handed to the courier.
    message_id BIGINT NOT NULL REFERENCES notify_message (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    started_at_ms BIGINT NOT NULL,
    -- Nothing while nobody knows how it ended.
    ended_at_ms BIGINT,
    outcome TEXT NOT NULL,
    -- The other side's own word.
    reason TEXT NOT NULL,
    PRIMARY KEY (message_id, number)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE notify_breaker (
    -- One row per channel whose gateway has failed since it last worked.
    channel TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    openings BIGINT NOT NULL,
    open_until_ms BIGINT NOT NULL
);

CREATE TABLE notify_count (
    -- One row per local day and number: how many messages were queued. An empty number is everybody.
    day BIGINT NOT NULL,
    phone_index TEXT NOT NULL,
    messages BIGINT NOT NULL CHECK (messages > 0),
    PRIMARY KEY (day, phone_index)
) -- sqlite: WITHOUT ROWID
;
