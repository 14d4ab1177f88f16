-- Whose answers they are, so that one person's cannot fill the store.
ALTER TABLE app_idempotency ADD COLUMN person_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX app_idempotency_person ON app_idempotency (person_id, answered_at_ms);
