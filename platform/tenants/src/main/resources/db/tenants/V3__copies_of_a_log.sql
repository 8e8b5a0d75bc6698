-- A copy of a log (see docs/decisions/0054-read-nodes-follow-the-log.md) is given events from before there were tenants when there are some already.
-- There they got the initial tenant when tenants were switched on. Everywhere else, a row without a tenant is refused as before.
create or replace function enter_tenant() returns trigger language plpgsql as $$
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
