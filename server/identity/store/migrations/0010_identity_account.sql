CREATE TABLE identity_account (
    -- One row per person who has signed in: the number by which they are reached, encrypted.
    -- Found by the number before anybody knows the person, and the number is unique over all of
    -- them, so the table has no bucket: on many nodes it stands on one of them.
    id BIGINT NOT NULL PRIMARY KEY,
    -- Keyed hash of the number: equal for equal numbers, worthless without the key.
    phone_index TEXT NOT NULL UNIQUE,
    phone_sealed TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL
);
