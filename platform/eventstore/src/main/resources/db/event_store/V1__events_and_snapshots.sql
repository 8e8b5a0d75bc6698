-- The log of everything that has happened. All other data can be rebuilt from it.

-- First the columns of fixed length: behind texts, PostgreSQL would fill up to the next multiple of eight bytes before them.
create table events (
    position        bigint           generated always as identity primary key,
    sequence_number bigint           not null,
    timestamp       timestamptz      not null,
    event_id        uuid             not null,
    -- Of the message that caused the event. As a part of the metadata it would take three times the room.
    causation_id    uuid,
    aggregate_type  text collate "C" not null,
    aggregate_id    text collate "C" not null,
    type            text collate "C" not null,
    revision        text collate "C" not null,
    payload         jsonb            not null,
    metadata        jsonb            not null,
    -- No reader understands these, and a row can't be deleted.
    check (isfinite(timestamp)),
    check (sequence_number >= 0),
    -- The guard against concurrent writes: of two that read the same version, only one can append the next. Its name is known to the
    -- application: a violation is answered as a conflict, and that of another key as a fault of the database.
    constraint one_event_per_version unique (aggregate_id, sequence_number)
)
-- Events never change, so the first vacuum can freeze them. Soon after they were written this is 25 bytes of WAL for an event; later, when
-- the server must free old transaction ids, it would be 480, for the whole log at once. A vacuum comes after so many new events, because
-- after a share of the log it would come ever later, and take ever longer.
with (
    autovacuum_freeze_min_age = 0,
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_insert_scale_factor = 0
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Events are facts: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger facts_stay
    before update or delete or truncate on events
    for each statement execute function refuse_change();

-- No event gets a position before the end of the log, where readers have been already; see
-- docs/decisions/0026-positions-never-go-back.md. The function has to be stable: it then sees the log as it was when its insert began,
-- before that insert took its position. So it refuses nothing but a sequence that has been set back, whatever other transactions do.
create function refuse_earlier_position() returns trigger language plpgsql stable as $$
begin
    -- Neither max(position) nor exists (…): the one would look at each row that this statement has inserted so far, and the other might
    -- be planned as a scan of the table.
    if (select position from event_store.events where position >= new.position order by position limit 1) is not null then
        raise exception 'The sequence of the log is behind it: it gave position %, but the log ends at %',
                new.position, (select max(position) from event_store.events)
            using errcode = 'object_not_in_prerequisite_state',
                hint = 'select setval(pg_get_serial_sequence(''event_store.events'', ''position''), '
                    '(select max(position) from event_store.events))';
    end if;
    return new;
end
$$;

create trigger positions_grow
    before insert on events
    for each row execute function refuse_earlier_position();

-- What the log lacks of all this, a sentence each. A restore or a logical replication may leave it without one or the other.
create function faults() returns table (fault text) language plpgsql stable as $$
declare
    sequence text := pg_get_serial_sequence('event_store.events', 'position');
    lacking record;
    sorted boolean := true;
    head bigint;
    following bigint;
begin
    for lacking in
        select name, columns
        from (values
            ('events_pkey', 'position'),
            ('one_event_per_version', 'aggregate_id, sequence_number')
        ) as needed (name, columns)
        where not exists (
            select from pg_index
            join pg_class on pg_class.oid = indexrelid
            where indrelid = 'event_store.events'::regclass and relname = name
                and indisunique and indisvalid and indisready and indimmediate and indpred is null
                and (select string_agg(replace(pg_get_indexdef(indexrelid, place, true), '"', ''), ', ' order by place)
                    from generate_series(1, indnkeyatts::int) as place) = columns
        )
    loop
        fault := format('The unique index %s on (%s) is missing, or is not valid.', lacking.name, lacking.columns);
        return next;
        sorted := sorted and lacking.name <> 'events_pkey';
    end loop;
    -- Without its index this would read the whole log, at each check.
    if sorted then
        head := (select max(position) from event_store.events);
    end if;
    if sequence is null then
        return query select 'The positions of the log come from no sequence.';
    else
        -- Read after the head: so a position that is taken meanwhile does no harm.
        execute format('select last_value + is_called::int from %s', sequence) into following;
        if following <= head then
            return query select format(
                'The sequence %s is behind the log: it gives %s next, but the log ends at %s.', sequence, following, head);
        end if;
        return query
            select format('The sequence %s does not give one position after the other: increment %s, cache %s, cycle %s.',
                sequence, seqincrement, seqcache, seqcycle)
            from pg_sequence
            where seqrelid = sequence::regclass and (seqincrement <> 1 or seqcache <> 1 or seqcycle);
    end if;
    return query
        select format('The trigger %s is missing, or is disabled.', name)
        from (values ('facts_stay'), ('positions_grow')) as needed (name)
        where not exists (
            select from pg_trigger
            where tgrelid = 'event_store.events'::regclass and tgname = name and tgenabled in ('O', 'A')
        );
end
$$;

comment on function faults() is
    'What the log lacks of its sequence, its keys and its triggers; no row if nothing: select * from event_store.faults()';

-- The state of an aggregate after one of its events, so that the next command need not read all events before it. Rows may be
-- deleted at any time, those of an older revision or all: a state without a row is built from the events.

create table snapshots (
    aggregate_id    text collate "C" not null,
    -- Of the rules that built the state. During a rolling upgrade old and new nodes keep rows of their own.
    revision        text collate "C" not null,
    -- Of the last event that is part of the state.
    sequence_number bigint           not null,
    -- The same event's. The state is not used if the log has lost the event.
    event_id        uuid             not null,
    state           jsonb            not null,
    taken_at        timestamptz      not null default now(),
    primary key (aggregate_id, revision)
);
