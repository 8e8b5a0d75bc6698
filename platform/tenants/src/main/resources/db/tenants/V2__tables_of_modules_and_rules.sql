-- Tables beside the log and the read models, and triggers of modules that look into the log while an event is appended.

-- What must be unique in a table for all tenants together. The name is that of the constraint, if it is one.
create function keys_of_all(of_table regclass) returns table (id regclass, name name, is_exclusion boolean, definition text) language sql stable as $$
    select indexrelid::regclass, conname, indisexclusion, coalesce(pg_get_constraintdef(pg_constraint.oid), pg_get_indexdef(indexrelid))
    from pg_index
        left join pg_constraint on conindid = indexrelid and conrelid = indrelid and contype in ('p', 'u', 'x')
        join pg_attribute on attrelid = indrelid and attname = 'tenant'
    where indrelid = of_table and (indisunique or indisexclusion) and not attnum = any (indkey)
    order by indexrelid
$$;

-- Keeps a table apart on which the platform works for all tenants at once, such as a queue. The platform sees all rows, but can't write one
-- of its own. Keys get the tenant at their end: a value is looked up in them, whoever asks. Only a unique index that is no constraint gets it
-- at the beginning, because it may be about expressions.
create function keep_apart_for_the_platform(name regclass) returns void language plpgsql as $$
declare
    owner text := (select tenant from tenants.initial_tenant);
    key record;
begin
    if not exists (select from pg_policy where polrelid = name and polname = 'own_tenant') then
        execute format('alter table %s add column tenant text collate "C" not null default %L', name, owner);
        execute format('alter table %s alter column tenant set default current_setting(''orderflow.tenant''),
            add constraint of_one_tenant check (tenant not in ('''', ''*''))', name);
        execute format('alter table %s enable row level security, force row level security', name);
        execute format('create policy own_tenant on %s using ((select current_setting(''orderflow.tenant'', true)) in (tenant, ''*''))',
            name);
    end if;
    -- At each start, because a later migration of the module may have added one.
    for key in select * from tenants.keys_of_all(name) loop
        if key.is_exclusion then
            raise exception 'Tenants do not know how to keep % of % apart', key.id, name
                using hint = 'It is no unique key. Take one in its place, or leave the module out';
        elsif key.name is not null then
            execute format('alter table %s drop constraint %I, add constraint %2$I %s', name, key.name,
                regexp_replace(key.definition, '\)', ', tenant)'));
        else
            execute format('drop index %s', key.id);
            execute regexp_replace(key.definition, ' USING btree \(', ' USING btree (tenant, ');
        end if;
    end loop;
end
$$;

-- The platform appends for all tenants, but a rule that looks into the log meanwhile is about one. So the first trigger of an event enters
-- its tenant, and the last one leaves it. Each event pays for this. The second setting, by which the last trigger knows what to do, stays as it
-- is from one event of a group to the next.
--
-- An event from before there were tenants names none. The log has given it to the initial tenant when tenants were switched on, and so does a copy
-- of the log to which it comes later (docs/decisions/0054-read-nodes-follow-the-log.md). Everywhere else, a row without a tenant is refused.
create function enter_tenant() returns trigger language plpgsql as $$
declare
    is_platform boolean := coalesce(current_setting('orderflow.tenant', true) = '*', false);
    was_platform boolean := coalesce(current_setting('orderflow.platform_appends', true) = 'on', false);
    was text;
begin
    new.tenant := new.metadata ->> 'tenant';
    if new.tenant is null and to_regclass('replication.progress') is not null then
        new.tenant := (select tenant from tenants.initial_tenant);
    end if;
    if is_platform then
        was := set_config('orderflow.tenant', coalesce(new.tenant, ''), true);
    end if;
    if is_platform <> was_platform then
        was := set_config('orderflow.platform_appends', case when is_platform then 'on' else 'off' end, true);
    end if;
    return new;
end
$$;

create function leave_tenant() returns trigger language plpgsql as $$
declare
    was text;
begin
    was := set_config('orderflow.tenant', '*', true);
    return new;
end
$$;

-- PostgreSQL fires triggers in the order of their names. One before the first or after the last would see no tenant's events, or everybody's.
create function keep_rules_apart() returns void language plpgsql as $$
declare
    -- Of pg_trigger.tgtype: for each row, before, insert.
    kind constant integer := 1 | 2 | 4;
    outside text := (
        select string_agg(tgname, ', ' order by tgname) from pg_trigger
        where tgrelid = 'event_store.events'::regclass and tgtype & kind = kind
            and tgname not between 'a_tenant_is_entered' and 'z_tenant_is_left');
begin
    if outside is not null then
        raise exception 'These triggers of the log are outside of those that enter and leave the tenant of an event: %', outside
            using hint = 'Their names have to sort after a_tenant_is_entered and before z_tenant_is_left';
    end if;
    if exists (select from pg_trigger where tgrelid = 'event_store.events'::regclass and tgname = 'a_tenant_is_entered') then
        return;
    end if;
    drop trigger events_have_a_tenant on event_store.events;
    create trigger a_tenant_is_entered before insert on event_store.events
        for each row execute function tenants.enter_tenant();
    create trigger z_tenant_is_left before insert on event_store.events
        for each row when (current_setting('orderflow.platform_appends', true) = 'on') execute function tenants.leave_tenant();
end
$$;

-- Gives back what the two triggers take: an assignment is an expression, where "perform" is a query. At each start, after
-- tenants.keep_functions_apart().
create function hasten_check_of_positions() returns void language plpgsql as $$
declare
    definition text := pg_get_functiondef('event_store.refuse_earlier_position()'::regprocedure);
begin
    if position('perform set_config' in definition) > 0 then
        execute replace(replace(definition, 'perform set_config', 'was := set_config'), 'declare', 'declare was text;');
    end if;
end
$$;

-- Two tenants' boundaries of one name are two: neither waits for the other, nor learns that it is inside. At each start, as with the functions
-- that V1 changes.
create function keep_boundaries_apart() returns void language plpgsql as $$
begin
    perform tenants.keep_function_apart(function, 'orderflow.tenant', 'hashtextextended\(boundary, 0\)',
        'hashtextextended(boundary, hashtext(coalesce(current_setting(''orderflow.tenant'', true), '''')))')
    from unnest(array['event_store.enter_boundary(text)', 'event_store.is_within(text)']::regprocedure[]) as function;
end
$$;

-- A table that is not there belongs to a module that has been left out.
create function keep_all_apart(owner text, tables_of_modules text[]) returns text language plpgsql as $$
declare
    were_shared boolean;
begin
    perform tenants.keep_all_apart(owner);
    -- Only now, because another node may have done it while this one waited.
    were_shared := not exists (select from pg_policy where polrelid = 'read_model.dead_letters'::regclass);
    perform tenants.keep_rules_apart();
    perform tenants.hasten_check_of_positions();
    perform tenants.keep_boundaries_apart();
    perform tenants.keep_apart_for_the_platform(to_regclass(name))
    from unnest(array['read_model.dead_letters'] || tables_of_modules) as name where to_regclass(name) is not null;
    -- Tenants may have been on before dead letters knew them.
    if were_shared then
        perform set_config('orderflow.tenant', '*', true);
        update read_model.dead_letters as letter set tenant = event.tenant
        from event_store.events as event where event.position = letter.position;
    end if;
    return (select tenant from tenants.initial_tenant);
end
$$;
