-- A trigger on the log, and a table of the process. "drop schema stock cascade" takes both away. See docs/stock.md.

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

-- Orders whose stock could not be settled for a reason of their own, such as an event that a node does not know. They are tried again. A row may
-- be deleted by hand: then the order is left alone until its next event.
create table skipped_orders (
    order_id text collate "C" primary key,
    failure  text             not null,
    since    timestamptz      not null default now(),
    tried_at timestamptz      not null default now()
);
