-- Moments are milliseconds since the Unix epoch. Hashes are SHA-256.

CREATE TABLE server (
    -- Tells this database from another one on the same port.
    instance TEXT NOT NULL
) STRICT;
INSERT INTO server VALUES (lower(hex(randomblob(16))));

CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    -- PHC string of Argon2id; null where nobody can sign in.
    password_hash TEXT
) STRICT;

-- A former member has a row in `users` and none here.
CREATE TABLE members (
    user_id TEXT NOT NULL REFERENCES users,
    workspace_id TEXT NOT NULL REFERENCES workspaces,
    role TEXT NOT NULL CHECK (role IN ('owner', 'developer', 'viewer')),
    PRIMARY KEY (user_id, workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id_hash BLOB PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users,
    workspace_id TEXT NOT NULL REFERENCES workspaces,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    -- When a password was last typed in this session.
    checked_at INTEGER,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    -- SHA-256 of what is counted: purpose, account and address.
    scope BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_by_scope ON attempts (scope, at);

CREATE TABLE keys (
    id TEXT PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces,
    name TEXT NOT NULL,
    -- The name as it is sorted by.
    sort_name TEXT NOT NULL,
    note TEXT,
    identifier_hash BLOB NOT NULL UNIQUE,
    prefix TEXT NOT NULL,
    last4 TEXT NOT NULL,
    address_mode TEXT NOT NULL CHECK (address_mode IN ('only', 'any')),
    action_mode TEXT NOT NULL CHECK (action_mode IN ('only', 'all')),
    enabled INTEGER NOT NULL DEFAULT 1,
    -- Null on keys that are older than this record.
    created_at INTEGER,
    created_by TEXT REFERENCES users,
    expires_at INTEGER,
    revoked_at INTEGER,
    -- Of the settings; usage does not move it.
    revision INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_by_time ON keys (workspace_id, coalesce(created_at, 0), id);
CREATE INDEX keys_by_name ON keys (workspace_id, sort_name, id);

CREATE TABLE keys_networks (
    key_id TEXT NOT NULL REFERENCES keys,
    position INTEGER NOT NULL,
    network TEXT NOT NULL,
    PRIMARY KEY (key_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE keys_actions (
    key_id TEXT NOT NULL REFERENCES keys,
    position INTEGER NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (key_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
    id TEXT PRIMARY KEY,
    key_id TEXT NOT NULL REFERENCES keys,
    hash BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('undelivered', 'shown', 'saved', 'used', 'unknown')),
    created_at INTEGER,
    shown_at INTEGER,
    ends_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX secrets_by_key ON secrets (key_id);

CREATE TABLE idempotency (
    user_id TEXT NOT NULL REFERENCES users,
    workspace_id TEXT NOT NULL REFERENCES workspaces,
    route TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    key_id TEXT NOT NULL REFERENCES keys,
    secret_id TEXT NOT NULL REFERENCES secrets,
    created_at INTEGER NOT NULL,
    -- Answers that held the secret, the first one included.
    deliveries INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (user_id, workspace_id, route, idempotency_key)
) STRICT, WITHOUT ROWID;

-- Who changed what. Never holds a secret.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces,
    key_id TEXT REFERENCES keys,
    user_id TEXT REFERENCES users,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX events_by_key ON events (key_id, id);

-- Apart from `keys`, so that a call never waits for, nor disturbs, a change of settings.
CREATE TABLE usage (
    key_id TEXT PRIMARY KEY REFERENCES keys,
    -- 0 on keys that are older than this record: whether they were used is not known.
    recorded INTEGER NOT NULL DEFAULT 1,
    last_at INTEGER,
    last_address TEXT,
    accepted INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE refusals (
    key_id TEXT NOT NULL REFERENCES keys,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    last_address TEXT,
    PRIMARY KEY (key_id, reason)
) STRICT, WITHOUT ROWID;
