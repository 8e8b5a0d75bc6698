-- For rules over the events of several aggregates. What such a rule is about has a name, its boundary. A transaction that has entered the
-- boundary is alone in it until it ends: it reads, decides and appends, and nothing that matters to the rule can come in between. A
-- transaction that has not entered may append as long as no other transaction is inside. See docs/decisions/0046-an-invariant-over-several-streams.md.

-- Waits until no other transaction is inside. The next statement sees what the others have appended.
create function enter_boundary(boundary text) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(boundary, 0));
    perform set_config('event_store.boundary', boundary, true);
end
$$;

-- The name of the constraint and the detail are known to the application, which then enters the boundary and tries again.
create function refuse_outside(boundary text) returns void language plpgsql as $$
begin
    raise exception 'This event has to be appended within the boundary %', boundary
        using errcode = 'serialization_failure', constraint = 'consistency_boundary', detail = boundary;
end
$$;

-- For a trigger that guards a boundary. If the answer is no, no other transaction is inside, and none can enter before this transaction has ended; so
-- what the trigger reads next still holds at the commit. It never waits: a transaction of several events can't be part of a deadlock.
create function is_within(boundary text) returns boolean language plpgsql as $$
begin
    if current_setting('event_store.boundary', true) = boundary then
        return true;
    end if;
    if not pg_try_advisory_xact_lock_shared(hashtextextended(boundary, 0)) then
        perform event_store.refuse_outside(boundary);
    end if;
    return false;
end
$$;

-- The triggers by which applications guard their boundaries. Whoever adds one to the log names it here, so that a restore or a replication that
-- has left it out is noticed.
create table boundary_triggers (
    name text collate "C" primary key
);

create function boundary_faults() returns table (fault text) language sql stable as $$
    select format('The trigger %s is missing, or is disabled.', name)
    from event_store.boundary_triggers
    where not exists (
        select from pg_trigger
        where tgrelid = 'event_store.events'::regclass and tgname = name and tgenabled in ('O', 'A')
    )
$$;
