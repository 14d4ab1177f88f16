-- Whether a winner still has to say that they take the prize; orders of before need nothing.
ALTER TABLE payout_order ADD COLUMN claim TEXT NOT NULL DEFAULT 'not_needed'
    CHECK (claim IN ('not_needed', 'awaited', 'made'));
CREATE INDEX payout_order_awaited ON payout_order (id) WHERE claim = 'awaited';
