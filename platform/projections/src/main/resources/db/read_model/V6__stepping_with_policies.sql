-- A copy for stepping keeps rows apart by the policies of the live table, such as those of tenants.

-- Begins a session, with empty tables. A second one for the same read model violates the primary key.
create or replace function begin_stepping(model text) returns void language plpgsql as $$
declare
    name text;
    statement text;
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
        for statement in
            select set_it
            from read_model.attributes(format('read_model.%I', name), format('read_model_stepping.%I', name))
            where set_it ~ '( row level security$|^create policy )'
        loop
            execute statement;
        end loop;
        -- A run over many events records no rows.
        execute format(
            'create trigger record_change after insert or update or delete on read_model_stepping.%I for each row
                when (current_setting(''orderflow.stepping'', true) = ''on'') execute function read_model.record_stepping_change(%L)',
            name, model);
    end loop;
end
$$;
