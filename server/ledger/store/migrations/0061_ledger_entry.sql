CREATE TABLE ledger_entry (
    -- One row per event that moved points, minutes or money. It never changes.
    bucket BIGINT NOT NULL CHECK (bucket >= 0),
    id BIGINT NOT NULL,
    -- Made from the business: the same event has the same key, whoever tells it.
    key TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    posted_at_ms BIGINT NOT NULL,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, key)
) -- sqlite: WITHOUT ROWID
;

CREATE TABLE ledger_posting (
    -- One row per account that an entry moves. The rows of an entry sum to zero in each unit.
    bucket BIGINT NOT NULL CHECK (bucket >= 0),
    entry_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (bucket, entry_id, account_id),
    FOREIGN KEY (bucket, entry_id) REFERENCES ledger_entry (bucket, id),
    FOREIGN KEY (bucket, account_id) REFERENCES ledger_account (bucket, id)
) -- sqlite: WITHOUT ROWID
;

CREATE INDEX ledger_posting_of_account ON ledger_posting (bucket, account_id, entry_id);

-- sqlite: CREATE TRIGGER ledger_entry_kept BEFORE UPDATE ON ledger_entry
-- sqlite: BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
-- sqlite: CREATE TRIGGER ledger_entry_stays BEFORE DELETE ON ledger_entry
-- sqlite: BEGIN SELECT RAISE(ABORT, 'an entry never goes'); END;
-- sqlite: CREATE TRIGGER ledger_posting_kept BEFORE UPDATE ON ledger_posting
-- sqlite: BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
-- sqlite: CREATE TRIGGER ledger_posting_stays BEFORE DELETE ON ledger_posting
-- sqlite: BEGIN SELECT RAISE(ABORT, 'an entry never goes'); END;
