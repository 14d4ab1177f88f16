-- name: begin_reading
BEGIN;

-- name: begin_writing
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: roll_back
ROLLBACK;

-- name: set_savepoint
SAVEPOINT command;

-- name: release_savepoint
RELEASE command;

-- name: return_to_savepoint
ROLLBACK TO command;
