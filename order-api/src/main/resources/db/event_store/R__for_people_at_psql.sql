-- The log, for people at psql. The application does not call these functions. `\df+ event_store.*` explains them. Flyway runs this
-- file again whenever it has changed.

create or replace function without_order_id(payload jsonb) returns text language sql immutable as $$
    -- A damaged payload may be anything.
    select (case jsonb_typeof(payload) when 'object' then payload - 'orderId' else payload end)::text
$$;

comment on function without_order_id(jsonb) is 'The payload of an event of an order that is named beside it.';

create or replace function stream(order_id uuid)
returns table (version bigint, at timestamptz, type text, actor text, payload text, "position" bigint, correlation_id text)
language sql stable as $$
    select sequence_number, timestamp, type, metadata ->> 'actor', event_store.without_order_id(payload), position,
        metadata ->> 'correlationId'
    from event_store.events
    where aggregate_id = order_id::text
    order by sequence_number
$$;

comment on function stream(uuid) is
    'All events of one order, and who caused them: select * from event_store.stream(''<order id>'')';

create or replace function log(after bigint default 0, at_most bigint default 100)
returns table ("position" bigint, at timestamptz, order_id text, version bigint, type text, actor text, payload text)
language sql stable as $$
    select position, timestamp, aggregate_id, sequence_number, type, metadata ->> 'actor', event_store.without_order_id(payload)
    from event_store.events
    where position > after
    order by position
    limit at_most
$$;

comment on function log(bigint, bigint) is
    'The events of all orders after a position: select * from event_store.log(4711, 20). '
    'Some of the newest positions may be missing for a moment, until their transactions end.';

create or replace function order_as_of(order_id uuid, moment timestamptz default now())
returns table (
    status text, version bigint, total numeric, currency text, lines jsonb, carrier text, tracking_number text,
    cancellation_reason text, customer_id text, placed_at timestamptz, updated_at timestamptz)
language sql stable as $$
    with timed as (
        -- The nodes' clocks differ. An event counts as happened when all events before it have happened.
        select *, max(timestamp) over (order by sequence_number) as happened
        from event_store.events
        where aggregate_id = order_id::text
    ), history as (
        select sequence_number, type, timestamp, payload, status,
            type in ('OrderPlaced', 'OrderLineAdded', 'OrderLineRemoved') as changes_lines
        from timed
        -- Also older names, because a row keeps the name under which it was stored.
        left join (values
            ('OrderPlaced', 'PLACED'),
            ('OrderConfirmed', 'CONFIRMED'),
            ('OrderShipped', 'SHIPPED'),
            ('OrderDispatched', 'SHIPPED'),
            ('OrderDelivered', 'DELIVERED'),
            ('OrderCancelled', 'CANCELLED')
        ) as changes (type, status) using (type)
        where happened <= moment
    ), last_events as (
        -- For each SKU the last event counts, because a SKU can be added only while it is absent.
        select distinct on (line ->> 'sku') type, sequence_number, place, line
        from history
        cross join lateral jsonb_array_elements(
            case
                when type <> 'OrderPlaced' then jsonb_build_array(payload)
                when jsonb_typeof(payload -> 'lines') = 'array' then payload -> 'lines'
                else '[]' -- a damaged payload
            end
        ) with ordinality as numbered (line, place)
        where changes_lines
        order by line ->> 'sku', sequence_number desc
    )
    select
        (array_agg(status order by sequence_number desc) filter (where status is not null))[1],
        max(sequence_number),
        (array_agg(
            case when payload #>> '{total,amount}' ~ '^-?\d{1,250}(\.\d{1,250})?$' then (payload #>> '{total,amount}')::numeric end
            order by sequence_number desc) filter (where changes_lines))[1],
        max(payload #>> '{total,currency}') filter (where changes_lines),
        (
            select jsonb_agg(
                jsonb_build_object(
                    'sku', line -> 'sku', 'quantity', line -> 'quantity', 'unitPrice', line -> 'unitPrice')
                order by sequence_number, place)
            from last_events
            where type <> 'OrderLineRemoved'
        ),
        max(payload ->> 'carrier') filter (where status = 'SHIPPED'),
        max(payload ->> 'trackingNumber') filter (where status = 'SHIPPED'),
        max(payload ->> 'reason') filter (where status = 'CANCELLED'),
        max(payload ->> 'customerId') filter (where status = 'PLACED'),
        (array_agg(timestamp order by sequence_number))[1],
        (array_agg(timestamp order by sequence_number desc))[1]
    from history
    having count(*) > 0
$$;

comment on function order_as_of(uuid, timestamptz) is
    'An order as it was at a time, folded from its events, or no row before it was placed: '
    'select * from event_store.order_as_of(''<order id>'', ''2026-11-23 09:30'') \gx';
