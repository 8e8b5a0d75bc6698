-- The log of everything that has happened: the one truth, from which all else can be rebuilt.

create table events (
    position        bigint generated always as identity primary key,
    event_id        uuid        not null,
    aggregate_type  text        not null,
    aggregate_id    text        not null,
    sequence_number bigint      not null,
    type            text        not null,
    revision        text        not null,
    timestamp       timestamptz not null,
    payload         jsonb       not null,
    metadata        jsonb       not null,
    -- The guard against concurrent writes: of two that read the same version, only one can append the next. It has to stay
    -- the only unique key that an append can violate, because a violation is answered as a conflict.
    constraint one_event_per_version unique (aggregate_id, sequence_number)
);

-- Finds the position of a moment, to start a reader there.
create index events_timestamp on events (timestamp);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Events are facts: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger facts_stay
    before update or delete or truncate on events
    for each statement execute function refuse_change();
