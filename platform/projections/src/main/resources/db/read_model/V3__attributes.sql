-- Others grant, describe and index what they read. A replay puts other tables in the place of a read model's tables, so the new ones get
-- all of that. See docs/decisions/0029-others-read-the-read-models.md.

-- What has been set on a table, as statements that set it on another one or take it from there.
create function attributes(source regclass, target regclass, out place integer, out set_it text, out unset_it text)
returns setof record language sql stable as $$
    -- First the owner, because the owner's own privileges change with it.
    select 1, format('alter table %s owner to %I', target, pg_get_userbyid(relowner)), null
    from pg_class where oid = source
    union all
    select 2, format('grant %s on %s to %s%s', privilege, target, grantee, case when grantable then ' with grant option' end),
        format('revoke %s on %s from %s cascade', privilege, target, grantee)
    from (
        select privilege, case when role = 0 then 'public' else quote_ident(pg_get_userbyid(role)) end as grantee,
            bool_or(grantable) as grantable
        from (
            select privilege_type, grantee, is_grantable
            from pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) where pg_class.oid = source
            union all
            select format('%s (%I)', privilege_type, attname), grantee, is_grantable
            from pg_attribute, aclexplode(attacl) where attrelid = source and not attisdropped
        ) as granted (privilege, role, grantable)
        group by privilege, role
    ) as by_grantee
    union all
    select 3, format('comment on %s is %L', described, description), format('comment on %s is null', described)
    from (
        select coalesce('column ' || target || '.' || quote_ident(attname), 'table ' || target) as described, description
        from pg_description left join pg_attribute on attrelid = objoid and attnum = objsubid and attnum > 0
        where classoid = 'pg_class'::regclass and objoid = source
    ) as comments
    union all
    select 4, format('alter table %s set (%s = %L)', target, option, value), format('alter table %s reset (%s)', target, option)
    from (
        select option_name, option_value from pg_class, pg_options_to_table(reloptions) where oid = source
        union all
        select 'toast.' || option_name, option_value
        from pg_class, pg_options_to_table(reloptions)
        where oid = (select reltoastrelid from pg_class where oid = source)
    ) as options (option, value)
    union all
    select 5, format('alter table %s alter column %I set statistics %s', target, attname, attstattarget),
        format('alter table %s alter column %I set statistics -1', target, attname)
    from pg_attribute where attrelid = source and attnum > 0 and not attisdropped and attstattarget >= 0
    union all
    select 5, format('alter table %s alter column %I set (%s = %L)', target, attname, option_name, option_value),
        format('alter table %s alter column %I reset (%s)', target, attname, option_name)
    from pg_attribute, pg_options_to_table(attoptions) where attrelid = source and not attisdropped
    union all
    select 6, format('alter table %s replica identity %s', target, case relreplident
            when 'n' then 'nothing'
            when 'f' then 'full'
            else (select format('using index %I', index.relname)
                from pg_index join pg_class as index on index.oid = indexrelid where indrelid = source and indisreplident)
        end),
        format('alter table %s replica identity default', target)
    from pg_class where oid = source and relreplident <> 'd'
    union all
    select 7, format('alter table %s enable row level security', target), format('alter table %s disable row level security', target)
    from pg_class where oid = source and relrowsecurity
    union all
    select 7, format('alter table %s force row level security', target), format('alter table %s no force row level security', target)
    from pg_class where oid = source and relforcerowsecurity
    union all
    select 7, format('create policy %I on %s as %s for %s to %s', policyname, target, permissive, cmd,
            (select string_agg(quote_ident(role), ', ') from unnest(roles) as role))
            || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', ''),
        format('drop policy %I on %s', policyname, target)
    from pg_policies join pg_class on relname = tablename and relnamespace = to_regnamespace(quote_ident(schemaname))
    where pg_class.oid = source
$$;

-- Gives a table what has been set on another one, and nothing else.
create function copy_attributes(source regclass, target regclass) returns void language plpgsql as $$
declare
    statement text;
begin
    for statement in
        with wanted as materialized (select * from read_model.attributes(source, target)),
            found as materialized (select * from read_model.attributes(target, target))
        select change
        from (
            select 1, place, unset_it from (table found except table wanted) as surplus
            union all
            select 2, place, set_it from (table wanted except table found) as missing
        ) as changes (step, place, change)
        where change is not null
        order by step, place
    loop
        execute statement;
    end loop;
end
$$;

-- Gives the copies of a table's indices the names of the originals; PostgreSQL has made up names of its own. Two rounds, because a
-- name may still be that of another copy.
create function copy_names_of_indices(source regclass, target regclass) returns void language plpgsql as $$
declare
    copied record;
begin
    for round in 1..2 loop
        for copied in
            select copy.index_id::regclass as index, original.oid, original.relname as name
            from read_model.indices(source) as live
                join read_model.indices(target) as copy using (definition, number)
                join pg_class as original on original.oid = live.index_id
                join pg_class as renamed on renamed.oid = copy.index_id
            where renamed.relname <> original.relname
        loop
            execute format('alter index %s rename to %I',
                copied.index, case round when 1 then 'copy_of_' || copied.oid else copied.name end);
        end loop;
    end loop;
end
$$;

-- Makes an empty table like a live one.
create function create_spare(name text) returns void language plpgsql as $$
declare
    live regclass := format('read_model.%I', name);
begin
    execute format('drop table if exists read_model_spare.%I', name);
    execute format('create table read_model_spare.%I (like %s including all) %s', name, live,
        (select 'tablespace ' || quote_ident(spcname)
            from pg_class join pg_tablespace on pg_tablespace.oid = reltablespace where pg_class.oid = live));
    perform read_model.copy_names_of_indices(live, format('read_model_spare.%I', name));
    perform read_model.copy_attributes(live, format('read_model_spare.%I', name));
end
$$;
