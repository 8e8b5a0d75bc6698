-- How many rows of the order list differ from a fold of the log, in either direction.
with folded as (
    select
        aggregate_id::uuid as order_id,
        (array_agg(payload ->> 'customerId' order by sequence_number))[1] as customer_id,
        (
            array_agg(${status} order by sequence_number desc)
            filter (where ${status} is not null)
        )[1] as status,
        max(sequence_number) as version,
        (
            array_agg(payload #>> '{total,amount}' order by sequence_number desc)
            filter (where payload -> 'total' is not null)
        )[1] as total,
        (array_agg(payload #>> '{total,currency}' order by sequence_number))[1] as currency,
        (array_agg(timestamp order by sequence_number))[1] as placed_at,
        (array_agg(timestamp order by sequence_number desc))[1] as updated_at
    from event_store.events
    where aggregate_type = 'Order'
    group by aggregate_id
), shown as (
    select order_id, customer_id, status, version, total::text as total, currency, placed_at, updated_at
    from read_model.order_list
)
select count(*) from (
    (table folded except table shown) union all (table shown except table folded)
) as difference
