-- name: find
SELECT id, programme, subject, title_zh, title_en, basis_zh, basis_en, contact_zh, contact_en,
       issuer, columns, working_days, shown_days_after, closed_at_ms, withdrawn_at_ms
  FROM notice_notice
 WHERE id = $1;

-- name: find_id
SELECT id FROM notice_notice WHERE programme = $1 AND subject = $2;

-- name: insert
INSERT INTO notice_notice (id, programme, subject, title_zh, title_en, basis_zh, basis_en,
                           contact_zh, contact_en, issuer, columns, working_days,
                           shown_days_after, opened_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: update_times
UPDATE notice_notice SET closed_at_ms = $2, withdrawn_at_ms = $3 WHERE id = $1;

-- name: list_versions
SELECT number, previous_hash, seal, hash, content, first_day, published_at_ms
  FROM notice_version
 WHERE notice_id = $1
 ORDER BY number;

-- name: insert_version
INSERT INTO notice_version (notice_id, number, previous_hash, seal, hash, content, first_day,
                            published_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: list_objections
SELECT number, channel, words_sealed, objector_sealed, received_at_ms, decided_at_ms, is_upheld,
       answer
  FROM notice_objection
 WHERE notice_id = $1
 ORDER BY number;

-- name: insert_objection
INSERT INTO notice_objection (notice_id, number, channel, words_sealed, objector_sealed,
                              received_at_ms, is_upheld, answer)
VALUES ($1, $2, $3, $4, $5, $6, 0, '');

-- name: decide_objection
UPDATE notice_objection
   SET decided_at_ms = $3, is_upheld = $4, answer = $5
 WHERE notice_id = $1 AND number = $2 AND decided_at_ms IS NULL;
