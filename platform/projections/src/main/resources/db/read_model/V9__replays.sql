-- Who asks for a replay decides whether the one before gives way.
create or replace function begin_replay(model text) returns void language plpgsql as $$
declare
    rebuild text := model || '.rebuild';
    name    text;
begin
    perform read_model.lock_processor(rebuild);
    perform from read_model.tokens where processor = rebuild order by segment for update;
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

-- As before, but only for a build that is whole: an operator who goes back while the next replay runs, or after one that was
-- given up or not taken, would put what that has made so far before everybody.
create or replace function swap_builds(model text) returns void language plpgsql as $$
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
    if (select finished_at is null or differences is null or failure is not null
            from read_model.replays where processor = model order by id desc limit 1) then
        raise exception 'The other build of % is not whole: its replay has not ended, was given up, or was not taken', model;
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
