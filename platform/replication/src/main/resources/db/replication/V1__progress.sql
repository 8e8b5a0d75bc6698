-- A database that is only read: its log is a copy of another one's, row for row and with the same positions. See
-- docs/decisions/0054-read-nodes-follow-the-log.md.

-- How far the log was followed, and what the node that follows has seen last. One row. Whoever appends to the copy locks it first.
create table progress (
    only_row    boolean          primary key default true check (only_row),
    -- Of the first record that has not been taken over. Together with the rows it is committed.
    next_offset bigint           not null default 0,
    node        text collate "C",
    -- Records of the topic that were not here yet when the node looked last.
    behind      bigint,
    -- What the publisher has said of itself last, and when: where the log ended then. In a copy that ends before, something is missing that is not
    -- in the topic yet. What it had said before anybody followed counts for where, and not for when. Null until it is heard: nothing is in step before.
    head        bigint           not null default 0,
    heard_at    timestamptz,
    -- When nothing was missing here, and when the broker has answered, for the last time.
    in_step_at  timestamptz      not null default now(),
    answered_at timestamptz      not null default now(),
    -- Why the log is not followed any further, or null.
    fault       text collate "C"
);

insert into progress default values;

-- What appends to a log is checked and completed by triggers of the application. In a copy that has been done already, and might come out
-- differently: what was appended at the same time there comes one after the other here. A migration of a newer node may bring one at any time, so
-- whoever appends calls this first. Until its transaction ends, no other can be created.
create function nothing_is_decided_here() returns void language plpgsql as $$
declare
    deciding name;
begin
    -- Two that wait for each other's lock of the log could never change it.
    perform from replication.progress for update;
    lock table event_store.events in row exclusive mode;
    for deciding in
        select tgname from pg_trigger
        where tgrelid = 'event_store.events'::regclass and tgenabled <> 'D'
            and tgname in (select name from event_store.boundary_triggers)
    loop
        execute format('alter table event_store.events disable trigger %I', deciding);
    end loop;
end
$$;

-- A node that takes commands, or a person, would give an event a position that the log gives to another one. Nobody may but the follower, and
-- whoever loads events of the log.
create function refuse_events_of_others() returns trigger language plpgsql as $$
begin
    if current_setting('orderflow.copies_log', true) is distinct from 'on' then
        raise exception 'This log is a copy of another database''s: nothing is appended to it'
            using errcode = 'object_not_in_prerequisite_state',
                hint = 'Append to the log itself. To load its events here, see "Seed a read database" in docs/operations.md.';
    end if;
    return null;
end
$$;

create trigger only_copies_are_appended
    before insert on event_store.events
    for each statement execute function refuse_events_of_others();

-- So here it is the other way round.
create or replace function event_store.boundary_faults() returns table (fault text) language sql stable as $$
    select format('The trigger %s is enabled, but this log is a copy.', name)
    from event_store.boundary_triggers
    where exists (
        select from pg_trigger
        where tgrelid = 'event_store.events'::regclass and tgname = name and tgenabled <> 'D'
    )
    union all
    select 'The trigger only_copies_are_appended is missing, or is disabled.'
    where not exists (
        select from pg_trigger
        where tgrelid = 'event_store.events'::regclass and tgname = 'only_copies_are_appended' and tgenabled in ('O', 'A')
    )
$$;
