CREATE TABLE settlement_claim (
    -- One row per prize that its winner has answered to, or that nobody took in time.
    month_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('taken', 'given_up', 'expired', 'rejected')),
    at_ms BIGINT NOT NULL,
    -- Name and number of the identity card, encrypted for this row; empty when nobody asked.
    sealed_winner TEXT NOT NULL,
    -- Keyed hash of the number of the identity card: one person with two phones is found by it.
    winner_index TEXT NOT NULL,
    -- Another phone number than that of the account, encrypted for this row; or empty.
    sealed_phone TEXT NOT NULL,
    phone_changes BIGINT NOT NULL CHECK (phone_changes >= 0),
    -- Who else claimed a prize of this month as the same person, until staff has decided.
    doubted_with BIGINT,
    PRIMARY KEY (month_id, person_id)
) -- sqlite: WITHOUT ROWID
;
CREATE INDEX settlement_claim_winner ON settlement_claim (month_id, winner_index);
CREATE INDEX settlement_place_of_person ON settlement_place (person_id, month_id, version);
CREATE INDEX settlement_act_of_person ON settlement_act (person_id, kind, month_id);
