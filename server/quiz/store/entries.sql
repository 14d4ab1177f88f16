-- name: add
INSERT INTO quiz_entry_count (contest_id, day, channel, placement, entries)
VALUES ($1, $2, $3, $4, 1)
    ON CONFLICT (contest_id, day, channel, placement) DO UPDATE
   SET entries = quiz_entry_count.entries + 1;

-- name: find
SELECT entries
  FROM quiz_entry_count
 WHERE contest_id = $1 AND day = $2 AND channel = $3 AND placement = $4;

-- name: count_doors
SELECT COUNT(*) FROM quiz_entry_count WHERE contest_id = $1 AND day = $2;

-- name: find_opened
SELECT doors FROM quiz_new_door WHERE contest_id = $1 AND day = $2 AND source = $3;

-- name: add_opened
INSERT INTO quiz_new_door (contest_id, day, source, doors)
VALUES ($1, $2, $3, 1)
    ON CONFLICT (contest_id, day, source) DO UPDATE SET doors = quiz_new_door.doors + 1;

-- name: remove_opened_before
DELETE FROM quiz_new_door WHERE contest_id = $1 AND day < $2;

-- name: list
SELECT day, channel, placement, entries
  FROM quiz_entry_count
 WHERE contest_id = $1
 ORDER BY day, channel, placement;
