-- name: remove_attempts
DELETE FROM quiz_attempt WHERE contest_id = $1;

-- name: remove_chances
DELETE FROM quiz_chance WHERE contest_id = $1;

-- name: remove_reports
DELETE FROM quiz_question_report WHERE contest_id = $1;

-- name: remove_entries
DELETE FROM quiz_entry_count WHERE contest_id = $1;

-- name: remove_new_doors
DELETE FROM quiz_new_door WHERE contest_id = $1;

-- name: remove_standings
DELETE FROM quiz_standing
 WHERE month_id IN (SELECT id FROM quiz_month WHERE contest_id = $1);

-- name: remove_deltas
DELETE FROM quiz_board_delta
 WHERE month_id IN (SELECT id FROM quiz_month WHERE contest_id = $1);

-- name: remove_places
DELETE FROM quiz_prize_place
 WHERE month_id IN (SELECT id FROM quiz_month WHERE contest_id = $1);

-- name: remove_months
DELETE FROM quiz_month WHERE contest_id = $1;

-- name: remove_versions
DELETE FROM quiz_contest_version WHERE contest_id = $1;

-- name: remove_contest
DELETE FROM quiz_contest WHERE id = $1;
