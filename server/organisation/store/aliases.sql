-- name: list_of_union
SELECT kind, text FROM organisation_alias WHERE union_id = $1 ORDER BY kind, position;

-- name: list_all
SELECT u.code, a.kind, a.text
  FROM organisation_alias a
  JOIN organisation_union u ON u.id = a.union_id
 ORDER BY a.union_id, a.kind, a.position;

-- name: insert
INSERT INTO organisation_alias (union_id, kind, position, text)
VALUES ((SELECT id FROM organisation_union WHERE code = $1), $2, $3, $4);

-- name: remove_of_union
DELETE FROM organisation_alias
 WHERE union_id = (SELECT id FROM organisation_union WHERE code = $1);
