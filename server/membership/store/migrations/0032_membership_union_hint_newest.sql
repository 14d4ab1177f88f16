-- Staff read what is newest first, page by page.
CREATE INDEX membership_union_hint_newest
    ON membership_union_hint (written_at_ms DESC, person_id);
