-- How far each processor has come, and which node works on which of its segments. A token is beside the rows that it is about, and
-- moves in their transaction. So this schema can be dropped: every read model is then built anew from the log.
create table tokens (
    processor  text collate "C" not null,
    segment    integer          not null,
    token      text collate "C",
    token_type text collate "C",
    -- When the owner has last renewed its claim, by the clock of the database. It is text, so that what people or tools write is taken
    -- as text or as a time alike; what is no time is refused, and so is what would be another time later ('now').
    timestamp  text collate "C" check (timestamp ~ '^(\d|infinity)' and timestamp::timestamptz <= 'infinity'),
    owner      text collate "C",
    primary key (processor, segment)
);

-- The nodes, and when each has last reported that it is alive.
create table nodes (
    node    text collate "C" primary key,
    seen_at timestamptz      not null
);

-- The processors that must not run, on any node.
create table paused_processors (
    processor text collate "C" primary key,
    since     timestamptz      not null default now()
);

-- The last failed batch of each processor. It is history when the processor is past that position.
create table failures (
    processor text collate "C" primary key,
    position  bigint           not null,
    cause     text collate "C" not null,
    at        timestamptz      not null default now()
);

-- The events that a processor has skipped because this version does not know them, since its read model was last built. A replay is
-- due when a version is running that knows them. Each batch adds rows of its own: segments would wait for each other to count in one.
create table skipped_events (
    -- Without a key, a publication of all tables would make every update fail.
    id             bigint           generated always as identity primary key,
    processor      text collate "C" not null,
    type           text collate "C" not null,
    revision       text collate "C" not null,
    events         bigint           not null,
    first_position bigint           not null,
    last_position  bigint           not null
);

create index on skipped_events (processor);

-- What a cause says of the fault, without what differs from row to row: the aggregate, other UUIDs, numbers that are not a part of a name,
-- and a value that PostgreSQL quotes at the end. So one fault has one identifier, however many rows it hits.
create function cause_id(cause text, aggregate_id text) returns text language sql immutable as $$
    select left(encode(sha256(convert_to(
        regexp_replace(
            replace(cause, aggregate_id, '…'),
            '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\m\d+([.,:-]\d+)*\M|(?<=: )".*"$', '…', 'gi'),
        'UTF8')), 'hex'), 12)
$$;

-- The events that a processor could not apply to its read model, and the later events of the same aggregate, which wait for them. A
-- dead letter points to an event in the log. Dead letters belong to a build: a replay begins without any.
create table dead_letters (
    processor       text collate "C" not null,
    position        bigint           not null,
    aggregate_id    text collate "C" not null,
    sequence_number bigint           not null,
    cause           text collate "C" not null,
    since           timestamptz      not null default now(),
    -- How often the event was tried, and when for the last time: 0 and null if it only waits for an earlier event.
    attempts        integer          not null,
    tried_at        timestamptz,
    -- When an operator discarded the event. The row stays, because it explains why the read model has not seen that event.
    discarded_at    timestamptz,
    primary key (processor, position)
);

-- A hash, because there is no limit to the length of what it holds: an identifier that the log can hold fits into it.
create index on dead_letters using hash (aggregate_id);

-- Whether something has happened so many seconds ago at most. This is judged by the clock of the database alone, and what lies further
-- in its future is as old as what lies in its past: nothing could have written that but another clock.
create function is_recent(moment timestamptz, seconds double precision) returns boolean language sql as $$
    select coalesce(moment between clock_timestamp() - make_interval(secs => seconds)
        and clock_timestamp() + make_interval(secs => seconds), false)
$$;

-- Lets one transaction after the other change a processor's tokens. A statement that waits for locked rows does not see rows that
-- are added meanwhile, so locking the rows is not enough.
create function lock_processor(processor text) returns void language sql as $$
    select pg_advisory_xact_lock(hashtext('read_model'), hashtext(processor))
$$;
