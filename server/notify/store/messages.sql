-- name: find
SELECT id, channel, kind, reference, endpoint_id, phone_index, phone_masked, content, state, outcome, tries,
       created_at_ms, expires_at_ms, changed_at_ms
  FROM notify_message
 WHERE id = $1;

-- name: find_referred
SELECT id, channel, kind, reference, endpoint_id, phone_index, phone_masked, content, state, outcome, tries,
       created_at_ms, expires_at_ms, changed_at_ms
  FROM notify_message
 WHERE reference = $1 AND endpoint_id = $2;

-- name: find_last_id
SELECT id FROM notify_message ORDER BY id DESC LIMIT 1;

-- name: list_newest
SELECT id, channel, kind, reference, endpoint_id, phone_index, phone_masked, content, state, outcome, tries,
       created_at_ms, expires_at_ms, changed_at_ms
  FROM notify_message
 WHERE id < $1
 ORDER BY id DESC LIMIT $2;

-- name: insert
INSERT INTO notify_message (id, channel, kind, reference, endpoint_id, phone_index, phone_masked, content,
                            state, outcome, tries, created_at_ms, expires_at_ms, changed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', '', 0, $9, $10, $9);

-- name: update
UPDATE notify_message
   SET content = $2, state = $3, outcome = $4, tries = $5, changed_at_ms = $6
 WHERE id = $1;

-- name: remove_tries_older
DELETE FROM notify_try
 WHERE message_id IN (SELECT id FROM notify_message WHERE created_at_ms < $1 ORDER BY created_at_ms, id LIMIT $2);

-- name: remove_outbox_older
DELETE FROM notify_outbox
 WHERE message_id IN (SELECT id FROM notify_message WHERE created_at_ms < $1 ORDER BY created_at_ms, id LIMIT $2);

-- name: remove_older
DELETE FROM notify_message
 WHERE id IN (SELECT id FROM notify_message WHERE created_at_ms < $1 ORDER BY created_at_ms, id LIMIT $2);
