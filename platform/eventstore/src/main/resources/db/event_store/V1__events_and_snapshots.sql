-- The log of everything that has happened. All other data can be rebuilt from it.

create table events (
    position        bigint generated always as identity primary key,
    event_id        uuid        not null,
    aggregate_type  text collate "C" not null,
    aggregate_id    text collate "C" not null,
    sequence_number bigint      not null,
    type            text collate "C" not null,
    revision        text collate "C" not null,
    timestamp       timestamptz not null,
    payload         jsonb       not null,
    metadata        jsonb       not null,
    -- The guard against concurrent writes: of two that read the same version, only one can append the next. It has to stay
    -- the only unique key that an append can violate, because a violation is answered as a conflict.
    constraint one_event_per_version unique (aggregate_id, sequence_number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Events are facts: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger facts_stay
    before update or delete or truncate on events
    for each statement execute function refuse_change();

-- The state of an aggregate after one of its events, so that the next command need not read all events before it. Rows may be
-- deleted at any time, those of an older revision or all: a state without a row is built from the events.

create table snapshots (
    aggregate_id    text collate "C" not null,
    -- Of the rules that built the state. During a rolling upgrade old and new nodes keep rows of their own.
    revision        text collate "C" not null,
    -- Of the last event that is part of the state.
    sequence_number bigint      not null,
    state           jsonb       not null,
    taken_at        timestamptz not null default now(),
    primary key (aggregate_id, revision)
);
