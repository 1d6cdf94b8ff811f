-- Null: every call of the key was counted. Else calls before that moment are not known; the moment
-- of this migration is filled in beside it, since SQLite has a clock of its own.
ALTER TABLE keys ADD COLUMN recorded_since INTEGER;

-- Each holds all that the filters of the list ask for, so that a page of thousands of keys is found
-- without looking at the keys themselves. An order in which nothing comes last has two of them.
DROP INDEX keys_by_time;
DROP INDEX keys_by_name;
CREATE INDEX keys_by_time ON keys (workspace_id, coalesce(created_at, 0), id, revoked_at, enabled, expires_at, address_mode);
CREATE INDEX keys_by_name ON keys (workspace_id, sort_name, id, revoked_at, enabled, expires_at, address_mode);
CREATE INDEX keys_by_end ON keys (workspace_id, coalesce(expires_at, 9223372036854775807), id, revoked_at, enabled, expires_at, address_mode);
CREATE INDEX keys_by_end_back ON keys (workspace_id, coalesce(expires_at, -1), id, revoked_at, enabled, expires_at, address_mode);

-- What few keys are is looked for by itself, and sorted then.
CREATE INDEX keys_revoked ON keys (workspace_id) WHERE revoked_at IS NOT NULL;
CREATE INDEX keys_unrestricted ON keys (workspace_id) WHERE address_mode = 'any' AND revoked_at IS NULL;

-- A pasted secret key finds its owner.
CREATE INDEX secrets_by_hash ON secrets (hash);
-- Those that nobody confirmed to hold.
CREATE INDEX secrets_unconfirmed ON secrets (key_id, number) WHERE state IN ('undelivered', 'shown');
-- Whether the event of its end is written.
ALTER TABLE secrets ADD COLUMN end_told INTEGER NOT NULL DEFAULT 0;
CREATE INDEX secrets_by_end ON secrets (ends_at) WHERE ends_at IS NOT NULL AND end_told = 0;
UPDATE secrets SET end_told = 1 WHERE EXISTS (
    SELECT 1 FROM events e WHERE e.key_id = secrets.key_id AND e.kind = 'secret_ended'
       AND json_extract(e.detail, '$.secret_id') = secrets.id);

-- Of a row here no change of settings depends: it comes with the first call.
ALTER TABLE usage ADD COLUMN workspace_id TEXT REFERENCES workspaces;
ALTER TABLE usage ADD COLUMN last_refused_at INTEGER;
UPDATE usage SET workspace_id = (SELECT k.workspace_id FROM keys k WHERE k.id = usage.key_id);
CREATE INDEX usage_by_last ON usage (workspace_id, last_at, key_id) WHERE last_at IS NOT NULL;
CREATE INDEX usage_by_refused ON usage (workspace_id, last_refused_at) WHERE last_refused_at IS NOT NULL;

-- Calls that named a key, by hour (kept for two days) and by day (kept), in UTC.
CREATE TABLE calls (
    key_id TEXT NOT NULL REFERENCES keys,
    unit TEXT NOT NULL CHECK (unit IN ('hour', 'day')),
    start INTEGER NOT NULL,
    -- Empty: accepted.
    reason TEXT NOT NULL,
    count INTEGER NOT NULL,
    -- Of them, those whose address stands nowhere.
    elsewhere INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (key_id, unit, start, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_by_start ON calls (unit, start);

CREATE TABLE calls_actions (
    key_id TEXT NOT NULL REFERENCES keys,
    unit TEXT NOT NULL CHECK (unit IN ('hour', 'day')),
    start INTEGER NOT NULL,
    -- Empty: there is no such call.
    action TEXT NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (key_id, unit, start, action)
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_actions_by_start ON calls_actions (unit, start);

-- Personal data: deleted after 90 days.
CREATE TABLE calls_addresses (
    key_id TEXT NOT NULL REFERENCES keys,
    unit TEXT NOT NULL CHECK (unit IN ('hour', 'day')),
    start INTEGER NOT NULL,
    address TEXT NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    -- Of the refused ones, those whose secret was right: only the address was not.
    holding_secret INTEGER NOT NULL DEFAULT 0,
    last_at INTEGER NOT NULL,
    last_refused_at INTEGER,
    PRIMARY KEY (key_id, unit, start, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_addresses_by_start ON calls_addresses (unit, start);
CREATE INDEX recent_calls_by_time ON recent_calls (at) WHERE address IS NOT NULL;

-- The kinds get the contract's names, and what is told of an event gets columns.
ALTER TABLE events ADD COLUMN address TEXT;
ALTER TABLE events ADD COLUMN permission TEXT;
ALTER TABLE events ADD COLUMN secret_id TEXT;
UPDATE events SET secret_id = json_extract(detail, '$.secret_id');
UPDATE events SET detail = json_remove(detail, '$.address') WHERE kind = 'first_used';
UPDATE events SET permission = CASE kind
    WHEN 'created' THEN 'create'
    WHEN 'changed' THEN 'edit'
    WHEN 'rotated' THEN 'rotate'
    WHEN 'secret_ended' THEN 'rotate'
    WHEN 'revoked' THEN 'revoke'
END;
UPDATE events SET kind = CASE kind
    WHEN 'shown' THEN 'secret-shown'
    WHEN 'saved' THEN 'secret-saved'
    WHEN 'first_used' THEN 'secret-used'
    WHEN 'secret_ended' THEN 'secret-ended'
    WHEN 'delivered_again' THEN 'answer-repeated'
    WHEN 'expiry_reminder' THEN 'reminder-sent'
    ELSE kind
END;
DROP INDEX events_by_key;
CREATE INDEX events_by_key ON events (key_id, at, id);
CREATE INDEX events_by_workspace ON events (workspace_id, at, id);
CREATE INDEX events_by_address ON events (at) WHERE address IS NOT NULL;

-- An expiry is told of three times now.
CREATE TABLE reminders_by_stage (
    key_id TEXT NOT NULL REFERENCES keys,
    expires_at INTEGER NOT NULL,
    days_before INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (key_id, expires_at, days_before)
) STRICT, WITHOUT ROWID;
INSERT INTO reminders_by_stage SELECT key_id, expires_at, 14, at FROM reminders;
DROP TABLE reminders;
ALTER TABLE reminders_by_stage RENAME TO reminders;

-- Messages to people, written with the change that they tell of. Holds neither secrets nor addresses.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    workspace_id TEXT NOT NULL REFERENCES workspaces,
    key_id TEXT NOT NULL REFERENCES keys,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('created', 'rotated', 'widened', 'revoked', 'expiring')),
    -- JSON: user ids and e-mail addresses.
    recipients TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
