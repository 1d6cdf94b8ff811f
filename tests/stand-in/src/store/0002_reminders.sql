-- Which expiry of which key was told of: once each. Apart from `keys`, so that a reminder never moves a revision.
CREATE TABLE reminders (
    key_id TEXT NOT NULL REFERENCES keys,
    expires_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (key_id, expires_at)
) STRICT, WITHOUT ROWID;

-- What the sweep looks through each minute.
CREATE INDEX keys_by_expiry ON keys (expires_at) WHERE expires_at IS NOT NULL AND revoked_at IS NULL;
