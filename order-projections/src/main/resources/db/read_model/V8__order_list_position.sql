-- Where in the log an order has changed last: whoever follows the list finds there what is new since a place.
alter table order_list add column position bigint;

-- Rows without a log would have come from nowhere; before the first there may not even be a log to look into.
do $$
begin
    if exists (select from read_model.order_list) then
        update read_model.order_list as listed
        set position = event.position
        from event_store.events as event
        where event.aggregate_id = listed.order_id::text and event.sequence_number = listed.version;
    end if;
end
$$;

alter table order_list alter column position set not null;

create index on order_list (position, order_id);

-- A build of the former shape can't take this one's place any more.
drop table if exists read_model_spare.order_list;

delete from tokens where processor = 'order-list.rebuild';

update replays set finished_at = now(), failure = 'Its table has got another shape since it was asked for.'
where processor = 'order-list' and finished_at is null;
