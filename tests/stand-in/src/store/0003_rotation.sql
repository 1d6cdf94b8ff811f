-- The order in which a key's secrets were made: moments can be equal, and are unknown on old keys. A key's first is 0.
ALTER TABLE secrets ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
-- How long the older ones go on once this one was shown; 0: it may have leaked. Null where it came with its key.
ALTER TABLE secrets ADD COLUMN overlap_seconds INTEGER;

-- The last calls that named a key, accepted and refused ones trimmed apart. Never holds a secret.
CREATE TABLE recent_calls (
    id INTEGER PRIMARY KEY,
    key_id TEXT NOT NULL REFERENCES keys,
    at INTEGER NOT NULL,
    address TEXT,
    -- Null where there is no such call: what stands there can be anything.
    action TEXT,
    -- Why it was refused; null where it was accepted.
    reason TEXT
) STRICT;
CREATE INDEX recent_calls_by_key ON recent_calls (key_id, reason IS NULL, id);
