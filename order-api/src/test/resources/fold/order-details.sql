-- How many rows of the order details differ from a fold of the log, in either direction.
with ordered as (
    select aggregate_id, sequence_number, place, line - 'orderId' - 'total' - 'lineTotal' as line
    from event_store.events
    cross join lateral jsonb_array_elements(
        case type when 'OrderPlaced' then payload -> 'lines' when 'OrderLineAdded' then jsonb_build_array(payload) end
    ) with ordinality as lines (line, place)
), kept as (
    select aggregate_id, jsonb_agg(line order by sequence_number, place) as lines
    from ordered
    where not exists (
        select from event_store.events as removal
        where removal.aggregate_id = ordered.aggregate_id
            and removal.type = 'OrderLineRemoved'
            and removal.sequence_number > ordered.sequence_number
            and removal.payload ->> 'sku' = ordered.line ->> 'sku'
    )
    group by aggregate_id
), folded as (
    select
        aggregate_id::uuid as order_id,
        max(payload ->> 'customerId') as customer_id,
        (
            array_agg(${status} order by sequence_number desc)
            filter (where ${status} is not null)
        )[1] as status,
        max(sequence_number) as version,
        (
            array_agg(payload #>> '{total,amount}' order by sequence_number desc)
            filter (where payload -> 'total' is not null)
        )[1] as total,
        max(payload #>> '{total,currency}') as currency,
        lines,
        max(payload ->> 'carrier') as carrier,
        max(payload ->> 'trackingNumber') as tracking_number,
        max(payload ->> 'reason') filter (where type = 'OrderCancelled') as cancellation_reason,
        (array_agg(timestamp order by sequence_number))[1] as placed_at,
        (array_agg(timestamp order by sequence_number desc))[1] as updated_at
    from event_store.events join kept using (aggregate_id)
    group by aggregate_id, lines
), shown as (
    select
        order_id, customer_id, status, version, total::text as total, currency, lines,
        carrier, tracking_number, cancellation_reason, placed_at, updated_at
    from read_model.order_details
)
select count(*) from (
    (table folded except table shown) union all (table shown except table folded)
) as difference
