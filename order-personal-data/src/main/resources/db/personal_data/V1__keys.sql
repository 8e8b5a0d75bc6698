-- The key of each customer of whom something is known, wrapped by a master key that is not in the database. To delete a row is to erase
-- what the key has sealed, wherever that is. "drop schema personal_data cascade" erases everything. See docs/personal-data.md.
create table keys (
    key_id        uuid             primary key,
    -- One at a time. Who orders again after an erasure is known by a new key.
    customer_id   text collate "C" not null unique,
    master_key_id text collate "C" not null,
    wrapped_key   bytea            not null,
    created_at    timestamptz      not null default now()
);

-- For those that an older master key wraps.
create index keys_by_master_key on keys (master_key_id);
