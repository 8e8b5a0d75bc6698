-- A trigger on the log, and what the process has to do. "drop schema stock cascade" takes both away. See docs/stock.md.

-- While "create trigger" waits for a vacuum or for whoever has written and not committed, every append waits behind it. So it gives up soon,
-- and the next start tries again. PostgreSQL ends an autovacuum that is in the way after one second.
set local lock_timeout = '3s';

-- Whether an order waits for stock is decided while its event is appended: of the event's SKUs, those that have ever had a receipt are
-- kept, and the event says so for ever. A SKU that is kept stays kept, so the answer can't become wrong while the transaction goes on, and
-- nothing has to be locked or refused. Every placement pays for this, which is a look at an index for each line.
create function await_stock() returns trigger language plpgsql as $$
declare
    kept jsonb;
begin
    select jsonb_agg(line ->> 'sku' order by place) into kept
    from jsonb_array_elements(
        case
            when new.type <> 'OrderPlaced' then jsonb_build_array(new.payload)
            when jsonb_typeof(new.payload -> 'lines') = 'array' then new.payload -> 'lines'
            else '[]'::jsonb -- a damaged payload
        end
    ) with ordinality as numbered (line, place)
    -- Not exists (…), which might be planned as a join with the whole log.
    where (select true from event_store.events where aggregate_id = 'stock/' || (line ->> 'sku') and sequence_number = 0);
    if kept is not null then
        new.metadata := new.metadata || jsonb_build_object('awaitingStock', kept);
    end if;
    return new;
end
$$;

create trigger orders_await_stock
    before insert on event_store.events
    for each row when (new.type in ('OrderPlaced', 'OrderLineAdded')) execute function await_stock();

insert into event_store.boundary_triggers (name) values ('orders_await_stock');

-- The orders that have to be brought in step with their stock, each by the position of its event. They are noted in the transaction that moves
-- the processor's token. A row may be added by hand, with any free position below 0, and settles the order once more.
create table unsettled_orders (
    position      bigint           primary key,
    order_id      text collate "C" not null,
    -- The position of an event that makes stock available for other orders. Those that come after it wait until it is settled.
    releases_from bigint,
    noted_at      timestamptz      not null default now(),
    -- A failed one is tried again later, so that it does not stop the others.
    due_at        timestamptz      not null default now(),
    failure       text collate "C"
);

create index on unsettled_orders (releases_from) where releases_from is not null;
