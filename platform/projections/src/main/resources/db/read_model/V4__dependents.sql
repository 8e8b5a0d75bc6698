-- Others build views on a read model's tables, publish them, or let triggers watch them. When a replay puts other tables in their place,
-- these have to follow, or the replay is refused. See docs/decisions/0029-others-read-the-read-models.md.

-- Whether a view can be made to show another table in the place of one. A temporary one belongs to its session.
create function is_replaceable(view_id oid) returns boolean language sql stable as $$
    select relkind = 'v' and relpersistence <> 't' and pg_has_role(relowner, 'usage')
        and has_schema_privilege(relnamespace, 'create')
    from pg_class where oid = view_id
$$;

-- The views that show a read model's live tables.
create function views(model text, out view_id regclass, out owner name) returns setof record language sql stable as $$
    select distinct ev_class::regclass, pg_get_userbyid(relowner)
    from read_model.read_models
        join pg_depend on refclassid = 'pg_class'::regclass and refobjid = to_regclass(format('read_model.%I', table_name))
        join pg_rewrite on classid = 'pg_rewrite'::regclass and pg_rewrite.oid = objid
        join pg_class on pg_class.oid = ev_class
    where processor = model
$$;

-- Statements that attach to the live tables what now depends on them: views, triggers and publications. To be read before the
-- tables change places and executed afterwards, when the names mean the new ones, and the former ones are in read_model_spare.
create function dependents(model text) returns setof text language sql stable as $$
    with live as (
        select to_regclass(format('read_model.%I', table_name)) as id,
            format('read_model.%I', table_name) as name, format('read_model_spare.%I', table_name) as former
        from read_model.read_models where processor = model
    )
    select format('create or replace view %s%s as %s', view_id,
        (select ' with (' || string_agg(format('%s = %L', option_name, option_value), ', ') || ')'
            from pg_class, pg_options_to_table(reloptions) where oid = view_id),
        pg_get_viewdef(view_id))
    from read_model.views(model)
    union all
    select statement
    from live join pg_trigger on tgrelid = live.id and not tgisinternal
        cross join lateral (values
            (format('drop trigger %I on %s', tgname, former)),
            (pg_get_triggerdef(pg_trigger.oid)),
            (format('alter table %s %s trigger %I', name,
                case tgenabled when 'D' then 'disable' when 'R' then 'enable replica' when 'A' then 'enable always' else 'enable' end,
                tgname))) as statements (statement)
    union all
    select statement
    from live join pg_publication_rel on prrelid = live.id join pg_publication on pg_publication.oid = prpubid
        cross join lateral (values
            (format('alter publication %I drop table %s', pubname, former)),
            (format('alter publication %I add table %s', pubname, name)
                || coalesce(' (' || (select string_agg(quote_ident(attname), ', ' order by attnum)
                    from pg_attribute where attrelid = prrelid and attnum = any (prattrs)) || ')', '')
                || coalesce(' where (' || pg_get_expr(prqual, prrelid) || ')', ''))) as statements (statement)
$$;

-- What of others would go astray if a read model's tables changed places or were dropped, or would prevent it.
create function blockers(model text) returns setof text language sql stable as $$
    with tables as (
        select pg_class.*, schema_name = 'read_model' as is_live
        from (values ('read_model'), ('read_model_spare')) as both_builds (schema_name)
            join read_model.read_models on processor = model
            join pg_class on pg_class.oid = to_regclass(format('%I.%I', schema_name, table_name))
    ), referring as (
        select is_live, classid, objid, objsubid
        from tables
            cross join lateral (values
                ('pg_class'::regclass, oid),
                ('pg_type'::regclass, reltype),
                ('pg_type'::regclass, (select typarray from pg_type where pg_type.oid = reltype))) as referred (class, id)
            join pg_depend on refclassid = class and refobjid = id and deptype = 'n'
    )
    select pg_describe_object('pg_class'::regclass, oid, 0) || ' of the role ' || quote_ident(pg_get_userbyid(relowner))
    from tables where not pg_has_role(relowner, 'usage')
    union
    -- Views, and rules of other tables. Nobody needs a view of the tables that the next replay drops.
    select case when rulename = '_RETURN'
        then pg_describe_object('pg_class'::regclass, ev_class, 0) else pg_describe_object(classid, objid, 0) end
    from referring join pg_rewrite on classid = 'pg_rewrite'::regclass and pg_rewrite.oid = objid
    where rulename <> '_RETURN' or not is_live or not read_model.is_replaceable(ev_class)
    union
    select pg_describe_object('pg_rewrite'::regclass, pg_rewrite.oid, 0) from tables join pg_rewrite on ev_class = tables.oid
    union
    -- Functions with the table in their bodies, tables that inherit from it or have its rows in a column, policies of other tables.
    select pg_describe_object(classid, objid, objsubid)
    from referring
    where classid in ('pg_proc'::regclass, 'pg_type'::regclass)
        or classid = 'pg_class'::regclass and objid not in (select indexrelid from pg_index)
        or classid = 'pg_policy'::regclass and objid not in (select oid from pg_policy where polrelid in (select oid from tables))
    union
    select pg_describe_object('pg_constraint'::regclass, pg_constraint.oid, 0)
    from tables join pg_constraint on contype = 'f' and tables.oid in (conrelid, confrelid)
    union
    select pg_describe_object('pg_publication'::regclass, pg_publication.oid, 0)
            || ' of the role ' || quote_ident(pg_get_userbyid(pubowner))
    from tables join pg_publication_rel on prrelid = tables.oid join pg_publication on pg_publication.oid = prpubid
    where not pg_has_role(pubowner, 'usage')
    order by 1
$$;

-- Refuses to go on if there are any.
create function refuse_if_blocked(model text) returns void language plpgsql as $$
declare
    found text := (select string_agg(blocker, ', ') from read_model.blockers(model) as blocker);
begin
    if found is not null then
        raise exception 'The tables of % can''t change places: %', model, found using errcode = 'dependent_objects_still_exist';
    end if;
end
$$;
