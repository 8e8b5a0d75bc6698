-- A person steps through a projection: a build of the read model that moves by requests, one event at a time. Nobody reads it, and it takes
-- nobody's place. See docs/decisions/0044-a-projection-is-stepped-beside-the-live-one.md.
--
-- Nothing of it has to outlive a crash of the database, so it is unlogged: it costs no log of the database, and replicas and publications
-- never see it. After a crash all of it is empty together, and then there is no session.

drop schema if exists read_model_stepping cascade;
create schema read_model_stepping;

create unlogged table stepping_sessions (
    processor        text collate "C" primary key,
    -- All events up to here have been tried: the last one, or 0 before the first.
    position         bigint           not null default 0,
    event_id         uuid,
    started_at       timestamptz      not null default now(),
    used_at          timestamptz      not null default now(),
    -- What became of that event, if it was applied alone.
    outcome          text collate "C",
    cause            text collate "C",
    handler          text collate "C"
);

-- The rows that the last step has changed.
create unlogged table stepping_changes (
    id         bigint           generated always as identity primary key,
    processor  text collate "C" not null,
    table_name text collate "C" not null,
    key        json             not null,
    before     json,
    after      json
);

create index on stepping_changes (processor);

-- A row as JSON, its columns in order. Decimals are texts, because many a reader of JSON would drop the zeros at their end.
create function row_as_json(table_id oid, contents json) returns json language sql stable as $$
    select json_object_agg(key, case atttypid when 'numeric'::regtype then to_json(contents ->> key) else value end order by attnum)
    from json_each(contents) join pg_attribute on attrelid = table_id and attname = key
$$;

create function key_as_json(table_id oid, contents json) returns json language sql stable as $$
    select read_model.row_as_json(table_id, json_object_agg(attname, contents -> attname))
    from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = table_id and indisprimary
$$;

create function record_stepping_change() returns trigger language plpgsql as $$
declare
    before json := case when tg_op <> 'INSERT' then to_json(old) end;
    after  json := case when tg_op <> 'DELETE' then to_json(new) end;
begin
    insert into read_model.stepping_changes (processor, table_name, key, before, after) values (
        tg_argv[0], tg_table_name, read_model.key_as_json(tg_relid, coalesce(after, before)),
        read_model.row_as_json(tg_relid, before), read_model.row_as_json(tg_relid, after));
    return null;
end
$$;

-- Whether a session can't go on: its tables are gone, the live ones have got another shape, or the log has lost its last event.
create function is_stepping_stale(session stepping_sessions) returns boolean language plpgsql stable as $$
begin
    return session.position > 0 and not exists (
            select from event_store.events where position = session.position and event_id = session.event_id)
        or coalesce((
            select bool_or(read_model.shape('read_model', table_name) is distinct from read_model.shape('read_model_stepping', table_name))
            from read_model.read_models where processor = session.processor), true);
end
$$;

-- Begins a session, with empty tables. A second one for the same read model violates the primary key.
create function begin_stepping(model text) returns void language plpgsql as $$
declare
    name text;
begin
    perform read_model.lock_processor('stepping');
    perform read_model.end_stepping(model)
    from read_model.stepping_sessions as session where processor = model and read_model.is_stepping_stale(session);
    insert into read_model.stepping_sessions (processor) values (model);
    perform read_model.forget_stepping(model);
    -- A restore of some schemas may have left it out.
    create schema if not exists read_model_stepping;
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        execute format('create unlogged table read_model_stepping.%1$I (like read_model.%1$I including all)', name);
        -- A run over many events records no rows.
        execute format(
            'create trigger record_change after insert or update or delete on read_model_stepping.%I for each row
                when (current_setting(''orderflow.stepping'', true) = ''on'') execute function read_model.record_stepping_change(%L)',
            name, model);
    end loop;
end
$$;

-- Returns false if there is no session.
create function end_stepping(model text) returns boolean language plpgsql as $$
begin
    delete from read_model.stepping_sessions where processor = model;
    if not found then
        return false;
    end if;
    perform read_model.forget_stepping(model);
    return true;
end
$$;

-- One build beside the live one is enough for the disk, so a replay ends the session of its read model.
create function end_stepping_for_replay() returns trigger language plpgsql as $$
begin
    perform read_model.end_stepping(new.processor);
    return null;
end
$$;

create trigger end_stepping after insert on replays for each row execute function end_stepping_for_replay();

-- Also what a session has left that a crash has ended.
create function forget_stepping(model text) returns void language plpgsql as $$
declare
    name text;
begin
    for name in select table_name from read_model.read_models where processor = model order by table_name loop
        execute format('drop table if exists read_model_stepping.%I', name);
    end loop;
    delete from read_model.stepping_changes where processor = model;
    delete from read_model.dead_letters where processor = model || '.stepping';
    delete from read_model.skipped_events where processor = model || '.stepping';
end
$$;

-- Ends the sessions that nobody has used for so many seconds, or that can't go on, and drops tables without a session.
create function end_idle_stepping(seconds double precision) returns void language plpgsql as $$
declare
    model text;
    name  text;
begin
    perform read_model.lock_processor('stepping');
    for model in
        select processor from read_model.stepping_sessions as session
        where not read_model.is_recent(used_at, seconds) or read_model.is_stepping_stale(session)
        for update skip locked
    loop
        perform read_model.end_stepping(model);
    end loop;
    for name in
        select tablename from pg_tables where schemaname = 'read_model_stepping' and tablename not in (
            select table_name from read_model.read_models join read_model.stepping_sessions using (processor))
    loop
        execute format('drop table if exists read_model_stepping.%I', name);
    end loop;
end
$$;
