-- name: find_leaf
SELECT hash FROM audit_entry WHERE leaf = $1;

-- name: find_node
SELECT hash FROM audit_node WHERE level = $1 AND position = $2;

-- name: list_nodes
SELECT position, hash
  FROM audit_node
 WHERE level = $1 AND position >= $2 AND position <= $3
 ORDER BY position;

-- name: count_nodes
SELECT COUNT(*) FROM audit_node;

-- name: insert_node
INSERT INTO audit_node (level, position, hash) VALUES ($1, $2, $3);

-- name: find_frontier
SELECT size, hashes FROM audit_frontier WHERE id = 0;

-- name: put_frontier
INSERT INTO audit_frontier (id, size, hashes)
VALUES (0, $1, $2)
    ON CONFLICT (id) DO UPDATE SET size = $1, hashes = $2;
