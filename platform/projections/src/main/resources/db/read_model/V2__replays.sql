-- The tables of each read model. A replay builds all of them anew, beside the live ones, and then swaps them.
create table read_models (
    processor     text collate "C" not null,
    table_name    text collate "C" not null,
    -- The table has one row for each aggregate. The aggregate's identifier is its primary key, and the column "version" has the
    -- sequence number of the last event. The rows of two builds can be compared then.
    per_aggregate boolean          not null,
    primary key (processor, table_name)
);

create table replays (
    id              bigint           generated always as identity primary key,
    processor       text collate "C" not null,
    requested_at    timestamptz      not null default now(),
    finished_at     timestamptz,
    -- Rows that both builds have in the same version, but with other contents.
    differences     bigint,
    -- Why the new build was not taken.
    failure         text collate "C",
    -- When an operator has said that the failure is known.
    acknowledged_at timestamptz
);

create unique index on replays (processor) where finished_at is null;

-- Here replays build. After a swap the former tables stay here until the next replay.
drop schema if exists read_model_spare cascade;
create schema read_model_spare;

-- Makes empty tables beside a read model's live ones, with tokens at the start of the log. It refuses to begin if the tables can't
-- change places at the end.
create function begin_replay(model text) returns void language plpgsql as $$
declare
    rebuild text := model || '.rebuild';
    name    text;
begin
    perform read_model.lock_processor(rebuild);
    perform from read_model.tokens where processor = rebuild order by segment for update;
    insert into read_model.replays (processor) values (model);
    perform read_model.refuse_if_blocked(model);
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        perform read_model.create_spare(name);
    end loop;
    delete from read_model.skipped_events where processor = rebuild;
    delete from read_model.dead_letters where processor = rebuild;
    delete from read_model.failures where processor = rebuild;
    delete from read_model.tokens where processor = rebuild;
    insert into read_model.tokens (processor, segment)
    select rebuild, segment from read_model.tokens where processor = model;
end
$$;

-- Swaps the two builds of a read model: tables with what others have attached to them, tokens, and all that is known of the
-- processors. The owners of the segments lose their claims. Called again, it is the way back: the former build goes on from its own
-- tokens. It refuses a build that is not complete, because an operator may call it while the next replay runs, or after a replay that
-- was given up or not taken.
create function swap_builds(model text) returns void language plpgsql as $$
declare
    rebuild    text := model || '.rebuild';
    name       text;
    statement  text;
    statements text[];
begin
    perform read_model.lock_processor(model), read_model.lock_processor(rebuild);
    perform from read_model.tokens where processor in (model, rebuild) order by processor, segment for update;
    if not exists (select from read_model.tokens where processor = rebuild) then
        raise exception 'There is no other build of %', model;
    end if;
    if read_model.is_reshaped(model) then
        raise exception 'The tables of % have got another shape since the other build was made', model;
    end if;
    if (select finished_at is null or differences is null or failure is not null
            from read_model.replays where processor = model order by id desc limit 1) then
        raise exception 'The other build of % is not whole: its replay has not ended, was given up, or was not taken', model;
    end if;
    perform read_model.refuse_if_blocked(model);
    -- Locks them: whoever reads a view locks it before its table. The other way round, the two could wait for each other.
    for statement in select format('alter view %s owner to %I', view_id, owner) from read_model.views(model) loop
        execute statement;
    end loop;
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        execute format('lock table read_model.%I', name);
    end loop;
    -- Read only now, because nobody can attach anything any more.
    statements := array(select read_model.dependents(model));
    create schema read_model_swap;
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        execute format('alter table read_model.%I set schema read_model_swap', name);
        execute format('alter table read_model_spare.%I set schema read_model', name);
        execute format('alter table read_model_swap.%I set schema read_model_spare', name);
    end loop;
    drop schema read_model_swap;
    -- A grant to a table that comes meanwhile fails; one to a column may be missed.
    for name in select table_name from read_model.read_models where processor = model loop
        perform read_model.copy_attributes(format('read_model_spare.%I', name), format('read_model.%I', name));
    end loop;
    foreach statement in array statements loop
        execute statement;
    end loop;
    -- Until the tables were locked, somebody could still attach something to them.
    perform read_model.refuse_if_blocked(model);
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

-- The indices of a table that work, without their names.
create function indices(table_id regclass, out definition text, out index_id oid, out number bigint)
returns setof record language sql stable as $$
    select definition, indexrelid, row_number() over (partition by definition order by indexrelid::regclass::text)
    from (
        select indexrelid, indisunique || substring(pg_get_indexdef(indexrelid) from ' USING .*') as definition
        from pg_index where indrelid = table_id and indisvalid
    ) as defined
$$;

-- Whether a table has got other columns or one more index since the other build was made. That build can't take its place any more.
create function is_reshaped(model text) returns boolean language sql stable as $$
    select bool_or(read_model.shape('read_model', table_name) is distinct from read_model.shape('read_model_spare', table_name)
        or exists (
            select definition, number from read_model.indices(to_regclass(format('read_model.%I', table_name)))
            except
            select definition, number from read_model.indices(to_regclass(format('read_model_spare.%I', table_name)))))
    from read_model.read_models where processor = model
$$;

-- An aggregate's identifier as a value of a type, in PostgreSQL's text form; null if it has another form. The log may have
-- identifiers of other kinds of aggregates.
create function identifier(id text, type text) returns text language plpgsql immutable as $$
begin
    execute format('select $1::%s::text', type) into id using id;
    return id;
exception when data_exception then
    return null;
end
$$;

-- Compares the new build with the live one. "lost" counts the rows that are missing or older in the new build, "unexplained" those
-- among them whose version the log does not have, and "differences" the rows with other contents in the same version. After a
-- position, only aggregates that have had an event since then are compared, and those with dead letters in the new build. Up to a
-- position, aggregates with a later event are left out: if both builds have come at least to that position, no aggregate looks lost
-- only because a build has not handled its newest event yet.
create function compare_builds(
    model text, after bigint, up_to bigint, out lost bigint, out unexplained bigint, out differences bigint)
language plpgsql as $$
declare
    compared         record;
    lost_here        bigint;
    unexplained_here bigint;
    differ_here      bigint;
begin
    lost := 0;
    unexplained := 0;
    differences := 0;
    for compared in
        select table_name, attname as key, format_type(atttypid, atttypmod) as type
        from read_model.read_models
            join pg_index on indrelid = to_regclass(format('read_model.%I', table_name)) and indisprimary
            join pg_attribute on attrelid = indrelid and attnum = indkey[0]
        where processor = model and per_aggregate
    loop
        execute format(
            'with recent as materialized (
                select distinct read_model.identifier(aggregate_id, %3$L)::%3$s as id
                from (
                    select aggregate_id from event_store.events where position > $1
                    union select aggregate_id from read_model.dead_letters where processor = $3) as changed),
            later as materialized (
                select distinct read_model.identifier(aggregate_id, %3$L)::%3$s as id
                from event_store.events where position > $2)
            select count(*) filter (where spare.%2$I is null or spare.version < live.version),
                count(*) filter (where (spare.%2$I is null or spare.version < live.version)
                    and not exists (select from event_store.events
                        where aggregate_id = live.%2$I::text and sequence_number = live.version)),
                count(*) filter (where spare.version = live.version and spare is distinct from live)
            from ' || case when after is null then '' else 'recent join ' end || 'read_model.%1$I as live '
                || case when after is null then '' else 'on live.%2$I = recent.id ' end
                || 'left join read_model_spare.%1$I as spare on spare.%2$I = live.%2$I
            where not exists (select from later where later.id = live.%2$I)',
            compared.table_name, compared.key, compared.type)
        into lost_here, unexplained_here, differ_here using after, up_to, model || '.rebuild';
        lost := lost + lost_here;
        unexplained := unexplained + unexplained_here;
        differences := differences + differ_here;
    end loop;
end
$$;
