-- name: check_pages
PRAGMA integrity_check;

-- name: check_references
PRAGMA foreign_key_check;
