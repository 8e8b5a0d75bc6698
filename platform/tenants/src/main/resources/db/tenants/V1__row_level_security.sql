-- How tables are kept apart by tenants. Nothing is changed here: the application asks for it when it starts with tenants on. See
-- docs/decisions/0049-tenants-by-row-level-security.md.
--
-- Each session says for whom it works: orderflow.tenant is the name of a tenant, '*' for the platform itself, and if it is not set, the
-- session sees nothing.

-- Whose all is that was there before. One row.
create table initial_tenant (
    tenant text collate "C" not null
);

create unique index on initial_tenant ((true));

-- Those who have rows in a read model.
create table tenants (
    tenant text collate "C" primary key
);

-- Keeps a table apart: its rows get the tenant of the session that writes them, the keys and the indices are for each tenant, and a
-- session sees the rows of its tenant alone. The platform sees none: equality is what lets PostgreSQL walk an index that begins with the
-- tenant, so that the page of a small tenant costs no more than that of a large one.
--
-- The tenant is at the end of a primary key, because the first column tells replays which one names the aggregate; and at the beginning of
-- a key of sums, which queries read by ranges.
create function keep_apart(name regclass, is_sum boolean) returns void language plpgsql as $$
declare
    owner text := (select tenant from tenants.initial_tenant);
    key record;
    index record;
begin
    if exists (select from pg_policy where polrelid = name and polname = 'own_tenant') then
        return;
    end if;
    -- In two steps, so that the table is not written anew: the rows that are there take the first default, and new ones the second.
    execute format('alter table %s add column tenant text collate "C" not null default %L', name, owner);
    execute format('alter table %s alter column tenant set default current_setting(''orderflow.tenant''),
        add constraint of_one_tenant check (tenant not in ('''', ''*''))', name);
    select conname, string_agg(quote_ident(attname), ', ' order by place) as columns into strict key
    from pg_constraint cross join lateral unnest(conkey) with ordinality as keys (number, place)
        join pg_attribute on attrelid = conrelid and attnum = number
    where conrelid = name and contype = 'p' group by conname;
    execute format('alter table %s drop constraint %I, add constraint %2$I primary key (%s)', name, key.conname,
        case when is_sum then 'tenant, ' || key.columns else key.columns || ', tenant' end);
    for key in
        select conname, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = name and contype = 'u'
    loop
        execute format('alter table %s drop constraint %I, add constraint %2$I %s', name, key.conname,
            regexp_replace(key.definition, '\(', '(tenant, '));
    end loop;
    for index in
        select indexrelid::regclass as id, pg_get_indexdef(indexrelid) as definition
        from pg_index
        where indrelid = name and not exists (select from pg_constraint where conindid = indexrelid)
            and pg_get_indexdef(indexrelid) ~ ' USING btree \('
    loop
        execute format('drop index %s', index.id);
        execute regexp_replace(index.definition, ' USING btree \(', ' USING btree (tenant, ');
    end loop;
    execute format('alter table %s enable row level security, force row level security', name);
    execute format('create policy own_tenant on %s using (tenant = (select current_setting(''orderflow.tenant'', true)))', name);
end
$$;

-- An event's metadata names the tenant, because a group of appends has events of several. A row without one is refused.
create function take_tenant() returns trigger language plpgsql as $$
begin
    new.tenant := new.metadata ->> 'tenant';
    return new;
end
$$;

-- The log. The platform sees all of it, and appends for all: positions and gaps are of the whole log. Two tenants may choose the same
-- identifier for an aggregate, and neither learns of the other.
create function keep_log_apart() returns void language plpgsql as $$
declare
    owner text := (select tenant from tenants.initial_tenant);
begin
    if exists (select from pg_policy where polrelid = 'event_store.events'::regclass and polname = 'own_tenant') then
        return;
    end if;
    execute format('alter table event_store.events add column tenant text collate "C" not null default %L', owner);
    alter table event_store.events alter column tenant drop default,
        add constraint of_one_tenant check (tenant not in ('', '*')),
        drop constraint one_event_per_version,
        add constraint one_event_per_version unique (aggregate_id, sequence_number, tenant);
    create trigger events_have_a_tenant before insert on event_store.events
        for each row execute function tenants.take_tenant();
    alter table event_store.events enable row level security, force row level security;
    create policy own_tenant on event_store.events
        using ((select current_setting('orderflow.tenant', true)) in (tenant, '*'));
    perform tenants.keep_apart('event_store.snapshots', false);
end
$$;

-- Changes a function of the log, unless it is changed already. At each start, because a migration of the log may have replaced it.
create function keep_function_apart(function regprocedure, added text, pattern text, replacement text) returns void
language plpgsql as $$
declare
    definition text := pg_get_functiondef(function);
begin
    if position(added in definition) > 0 then
        return;
    end if;
    definition := regexp_replace(definition, pattern, replacement);
    if position(added in definition) = 0 then
        raise exception 'Tenants do not know this form of %', function
            using hint = 'db/tenants needs a migration that replaces tenants.keep_functions_apart()';
    end if;
    execute definition;
end
$$;

create function keep_functions_apart() returns void language plpgsql as $$
begin
    -- It is about the whole log, whoever appends. (A setting of a function would do, but only a superuser may give it one like this.)
    perform tenants.keep_function_apart('event_store.refuse_earlier_position()', 'orderflow.tenant', 'begin(.*)return new;',
        'declare
            tenant text := current_setting(''orderflow.tenant'', true);
        begin
            perform set_config(''orderflow.tenant'', ''*'', true);\1
            perform set_config(''orderflow.tenant'', coalesce(tenant, ''''), true);
            return new;');
    perform tenants.keep_function_apart('event_store.faults()', 'aggregate_id, sequence_number, tenant',
        'aggregate_id, sequence_number', 'aggregate_id, sequence_number, tenant');
end
$$;

-- All that needs it, when the application starts. Read models that are new get it before their first row.
create function keep_all_apart(owner text) returns text language plpgsql as $$
begin
    -- Nodes that start together do it one after the other.
    perform pg_advisory_xact_lock(hashtext('tenants'));
    insert into tenants.initial_tenant (tenant) values (owner) on conflict do nothing;
    perform tenants.keep_log_apart();
    perform tenants.keep_functions_apart();
    -- A read model of another version may have left its row here.
    perform tenants.keep_apart(to_regclass(format('read_model.%I', table_name)), not per_aggregate)
    from read_model.read_models where to_regclass(format('read_model.%I', table_name)) is not null;
    insert into tenants.tenants (tenant) select tenant from tenants.initial_tenant on conflict do nothing;
    return (select tenant from tenants.initial_tenant);
end
$$;

-- Tables with rows of which nobody knows whose they are: neither kept apart, nor among those that hold nothing of a tenant's.
create function not_kept_apart(shared text[]) returns setof text language sql stable as $$
    select format('%I.%I', nspname, relname)
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'm', 'f') and not relforcerowsecurity
        and nspname !~ '^(pg_|information_schema$|read_model_spare$|read_model_stepping$)'
        and relname <> 'flyway_schema_history' and not format('%I.%I', nspname, relname) = any (shared)
    order by 1
$$;
