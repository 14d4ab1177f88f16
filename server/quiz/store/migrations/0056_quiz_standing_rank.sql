-- The boards know the place before a hand-in: the standing need not remember an older one, from
-- which others may have pushed the person away.
ALTER TABLE quiz_standing DROP COLUMN rank_last;
