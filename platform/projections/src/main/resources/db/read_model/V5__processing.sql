-- The tables that each read model consists of. A replay makes them all anew, beside these, and lets both change places.
create table read_models (
    processor  text    not null,
    table_name text    not null,
    -- One row for each aggregate, of which a replay can compare the versions.
    per_aggregate boolean not null,
    primary key (processor, table_name)
);

-- The nodes that live, as each says of itself once a second.
create table nodes (
    node    text        primary key,
    seen_at timestamptz not null
);

-- The processors that are to stand still, on whatever node.
create table paused_processors (
    processor text        primary key,
    since     timestamptz not null default now()
);

-- The replays that were asked for. While one runs, the read model is built anew beside the live one.
create table replays (
    id           bigint      generated always as identity primary key,
    processor    text        not null,
    requested_at timestamptz not null default now(),
    finished_at  timestamptz,
    -- Aggregates that both builds show in the same version, but not as the same row.
    differences  bigint,
    -- Why the new build was not taken.
    failure      text
);

create unique index on replays (processor) where finished_at is null;

-- The last batch of each processor that failed. It is history once the processor is past the event.
create table failures (
    processor text        primary key,
    position  bigint      not null,
    cause     text        not null,
    at        timestamptz not null default now()
);

-- Where replays build, and where the former tables stay until the next replay. What an earlier schema of the read models has left
-- here belongs to nobody.
drop schema if exists read_model_spare cascade;
create schema read_model_spare;

-- Gives a read model empty tables beside its live ones, and tokens at the start of the log.
create function begin_replay(model text) returns void language plpgsql as $$
declare
    rebuild text := model || '.rebuild';
    name    text;
begin
    perform read_model.lock_processor(rebuild);
    perform from read_model.tokens where processor = rebuild order by segment for update;
    -- A replay that fails again and again (each try is at most a minute after the last) gives way to the next.
    update read_model.replays set finished_at = now(), failure = 'It failed, and was asked for again.'
    where processor = model and finished_at is null
        and exists (select from read_model.failures where processor = rebuild and at > now() - interval '2 minutes');
    insert into read_model.replays (processor) values (model);
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        execute format('drop table if exists read_model_spare.%I', name);
        execute format('create table read_model_spare.%1$I (like read_model.%1$I including all)', name);
    end loop;
    delete from read_model.skipped_events where processor = rebuild;
    delete from read_model.dead_letters where processor = rebuild;
    delete from read_model.failures where processor = rebuild;
    delete from read_model.tokens where processor = rebuild;
    insert into read_model.tokens (processor, segment)
    select rebuild, segment from read_model.tokens where processor = model;
end
$$;

-- One at a time changes a processor's tokens, or works on its read model beside it; until the end of the transaction.
create function lock_processor(processor text) returns void language sql as $$
    select pg_advisory_xact_lock(hashtext('read_model'), hashtext(processor))
$$;

-- Lets the two builds of a read model change places: tables, tokens, and what was passed over on the way. Whoever works on
-- either has lost his claim, and finds that out when he stores his token, in the transaction that writes his rows. Called again,
-- it is the way back: the former build goes on from where its own token stands.
create function swap_builds(model text) returns void language plpgsql as $$
declare
    rebuild text := model || '.rebuild';
    name    text;
begin
    perform read_model.lock_processor(model), read_model.lock_processor(rebuild);
    perform from read_model.tokens where processor in (model, rebuild) order by processor, segment for update;
    if not exists (select from read_model.tokens where processor = rebuild) then
        raise exception 'There is no other build of %', model;
    end if;
    if read_model.is_reshaped(model) then
        raise exception 'The tables of % have got another shape since the other build was made', model;
    end if;
    create schema read_model_swap;
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        execute format('alter table read_model.%I set schema read_model_swap', name);
        execute format('alter table read_model_spare.%I set schema read_model', name);
        execute format('alter table read_model_swap.%I set schema read_model_spare', name);
    end loop;
    drop schema read_model_swap;
    update read_model.tokens set owner = null where processor in (model, rebuild);
    foreach name in array array['tokens', 'skipped_events', 'dead_letters', 'failures'] loop
        execute format('update read_model.%I set processor = $1 where processor = $2', name) using model || '.swap', model;
        execute format('update read_model.%I set processor = $1 where processor = $2', name) using model, rebuild;
        execute format('update read_model.%I set processor = $1 where processor = $2', name) using rebuild, model || '.swap';
    end loop;
end
$$;

-- The columns of a table, in order.
create function shape(schema_name text, name text) returns text language sql stable as $$
    select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum)
    from pg_attribute
    where attrelid = to_regclass(format('%I.%I', schema_name, name)) and attnum > 0 and not attisdropped
$$;

-- Whether a migration has changed a table since the other build was made, which could not take its place any more.
create function is_reshaped(model text) returns boolean language sql stable as $$
    select bool_or(read_model.shape('read_model', table_name) is distinct from read_model.shape('read_model_spare', table_name))
    from read_model.read_models where processor = model
$$;

-- Counts the aggregates that are missing or older in the spare tables, and those that differ in the same version.
create function compare_builds(model text, out reshaped boolean, out lost bigint, out differences bigint)
language plpgsql as $$
declare
    name        text;
    key         text;
    lost_here   bigint;
    differ_here bigint;
begin
    reshaped := read_model.is_reshaped(model);
    lost := 0;
    differences := 0;
    if reshaped then
        return;
    end if;
    for name, key in
        select table_name, attname
        from read_model.read_models
            join pg_index on indrelid = to_regclass(format('read_model.%I', table_name)) and indisprimary
            join pg_attribute on attrelid = indrelid and attnum = indkey[0]
        where processor = model and per_aggregate
    loop
        execute format(
            'select count(*) filter (where spare.%2$I is null or spare.version < live.version),
                count(*) filter (where spare.version = live.version and spare is distinct from live)
            from read_model.%1$I as live left join read_model_spare.%1$I as spare using (%2$I)', name, key)
        into lost_here, differ_here;
        lost := lost + lost_here;
        differences := differences + differ_here;
    end loop;
end
$$;

-- Written by several segments at once, which would wait for each other over one row for each type. So each batch has rows of its
-- own, and who wants to know adds them up.
alter table skipped_events drop constraint skipped_events_pkey;
create index on skipped_events (processor);
