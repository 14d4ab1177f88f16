-- Keyed hash of the phone and the network that asked: what one network asks for is limited.
ALTER TABLE identity_code ADD COLUMN source TEXT NOT NULL DEFAULT '';
