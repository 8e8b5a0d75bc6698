-- Which request a caller's key was used for, and what became of it. A row counts for 24 hours and is purged after that.

create table keys (
    caller     text        not null,
    key        text        not null,
    request    bytea       not null, -- SHA-256 of what was asked
    used_at    timestamptz not null default now(),
    -- Of a command that was accepted: the order, and the command that the order's event names as its cause. The row and the
    -- event are one transaction's, and the answer is read off the log.
    order_id   text,
    command_id text,
    -- Of a command that was refused: the answer itself, because nothing else tells it.
    status     smallint,
    body       bytea,
    primary key (caller, key),
    constraint accepted_or_refused check (
        num_nulls(order_id, command_id) = 0 and num_nonnulls(status, body) = 0
        or num_nonnulls(order_id, command_id) = 0 and num_nulls(status, body) = 0)
);

-- Finds what is to be purged.
create index keys_used_at on keys (used_at);
