CREATE TABLE app_idempotency (
    -- One row per keyed request that was answered: what was asked, by whom, and the answer.
    key_hash TEXT NOT NULL PRIMARY KEY,
    content_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at_ms BIGINT NOT NULL
);
CREATE INDEX app_idempotency_answered ON app_idempotency (answered_at_ms);
