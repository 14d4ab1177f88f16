-- name: find_by_code
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
 WHERE u.code = $1;

-- name: find_by_id
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
 WHERE u.id = $1;

-- name: list_roots
-- The unions of a tree $1 that hang on no union of that tree; of no tree in particular, those that
-- hang on none at all. Existing on day $2, after code $3.
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
  LEFT JOIN organisation_union p ON p.id = u.parent_id
 WHERE (u.parent_id IS NULL AND (u.tree = $1 OR $1 IS NULL)
        OR u.tree = $1 AND p.tree <> $1)
   AND (u.valid_from_day IS NULL OR u.valid_from_day <= $2)
   AND (u.valid_to_day IS NULL OR u.valid_to_day >= $2)
   AND u.code > $3
 ORDER BY u.code
 LIMIT $4;

-- name: list_children
-- Directly below union $5, of tree $1 if it is given, existing on day $2, after code $3.
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
 WHERE u.parent_id = $5
   AND (u.tree = $1 OR $1 IS NULL)
   AND (u.valid_from_day IS NULL OR u.valid_from_day <= $2)
   AND (u.valid_to_day IS NULL OR u.valid_to_day >= $2)
   AND u.code > $3
 ORDER BY u.code
 LIMIT $4;

-- name: list_existing
-- Of tree $1, existing on day $2.
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
 WHERE u.tree = $1
   AND (u.valid_from_day IS NULL OR u.valid_from_day <= $2)
   AND (u.valid_to_day IS NULL OR u.valid_to_day >= $2)
 ORDER BY u.code;

-- name: list_matching
-- Of tree $1 if it is given, existing on day $2, with names that fit the pattern $3.
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
 WHERE u.search_text LIKE $3
   AND (u.tree = $1 OR $1 IS NULL)
   AND (u.valid_from_day IS NULL OR u.valid_from_day <= $2)
   AND (u.valid_to_day IS NULL OR u.valid_to_day >= $2)
 ORDER BY l.rank, u.code
 LIMIT $4;

-- name: count_children
SELECT COUNT(*)
  FROM organisation_union u
 WHERE u.parent_id = $1
   AND (u.valid_from_day IS NULL OR u.valid_from_day <= $2)
   AND (u.valid_to_day IS NULL OR u.valid_to_day >= $2);

-- name: list_chain
-- From the root down to union $1.
WITH RECURSIVE chain (id, parent_id, distance) AS (
    SELECT s.id, s.parent_id, 0 FROM organisation_union s WHERE s.id = $1
     UNION ALL
    SELECT p.id, p.parent_id, c.distance + 1
      FROM chain c
      JOIN organisation_union p ON p.id = c.parent_id
)
SELECT u.id, u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, u.parent_id,
       u.region_code, u.valid_from_day, u.valid_to_day, u.successor_id
  FROM chain c
  JOIN organisation_union u ON u.id = c.id
  JOIN organisation_level l ON l.code = u.level_code
 ORDER BY c.distance DESC;

-- name: list_subtree
-- Union $1 and everything below it, whenever it existed.
WITH RECURSIVE subtree (id) AS (
    SELECT s.id FROM organisation_union s WHERE s.id = $1
     UNION ALL
    SELECT u.id FROM subtree t JOIN organisation_union u ON u.parent_id = t.id
)
SELECT id FROM subtree ORDER BY id;

-- name: list_described
-- Every union as a file would describe it: others by their codes.
SELECT u.code, u.name, u.short_name, u.tree, l.code, l.rank, l.zh, l.en, p.code, u.region_code,
       u.valid_from_day, u.valid_to_day, s.code
  FROM organisation_union u
  JOIN organisation_level l ON l.code = u.level_code
  LEFT JOIN organisation_union p ON p.id = u.parent_id
  LEFT JOIN organisation_union s ON s.id = u.successor_id
 ORDER BY u.code;

-- name: find_last_id
SELECT COALESCE(MAX(id), 0) FROM organisation_union;

-- name: insert
INSERT INTO organisation_union (id, code, name, short_name, tree, level_code, parent_id,
                                region_code, valid_from_day, valid_to_day, search_text)
VALUES ($1, $2, $3, $4, $5, $6, (SELECT p.id FROM organisation_union p WHERE p.code = $7), $8, $9,
        $10, $11);

-- name: update
UPDATE organisation_union
   SET name = $2, short_name = $3, level_code = $4,
       parent_id = (SELECT p.id FROM organisation_union p WHERE p.code = $5),
       region_code = $6, valid_from_day = $7, valid_to_day = $8, search_text = $9
 WHERE code = $1;

-- name: update_successor
UPDATE organisation_union
   SET successor_id = (SELECT s.id FROM organisation_union s WHERE s.code = $2)
 WHERE code = $1;
