CREATE TABLE quiz_new_door (
    -- One row per contest, day and network through which somebody first came by a door: how many
    -- doors it has opened. The network is a keyed hash. Kept for the day.
    contest_id BIGINT NOT NULL REFERENCES quiz_contest (id),
    day BIGINT NOT NULL,
    source TEXT NOT NULL,
    doors BIGINT NOT NULL CHECK (doors > 0),
    PRIMARY KEY (contest_id, day, source)
) -- sqlite: WITHOUT ROWID
;
