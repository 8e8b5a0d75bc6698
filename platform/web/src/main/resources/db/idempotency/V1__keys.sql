-- Which request a caller's key was used for, and how it was answered. A row expires (24 hours by default) and is purged then.

create table keys (
    caller       text collate "C" not null,
    key          text collate "C" not null,
    request      bytea            not null, -- SHA-256 of what was asked
    used_at      timestamptz      not null default now(),
    -- For a command that was accepted: its aggregate, and the command that the aggregate's event names as its cause. The row and
    -- the event are written by one transaction, and the answer is read off the log.
    aggregate_id text collate "C",
    command_id   text collate "C",
    -- For a command that was refused: the answer itself, because it is stored nowhere else.
    status       smallint,
    body         bytea,
    primary key (caller, key),
    constraint accepted_or_refused check (
        num_nulls(aggregate_id, command_id) = 0 and num_nonnulls(status, body) = 0
        or num_nonnulls(aggregate_id, command_id) = 0 and num_nulls(status, body) = 0)
);

-- Finds the rows that have expired.
create index keys_used_at on keys (used_at);
