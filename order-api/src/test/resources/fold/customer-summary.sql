-- How many rows of the customer summary differ from a fold of the log, in either direction.
with orders as (
    select
        max(payload ->> 'customerId') as customer_id,
        max(payload #>> '{total,currency}') as currency,
        (
            array_agg(${status} order by sequence_number desc)
            filter (where ${status} is not null)
        )[1] as status,
        (
            array_agg(payload #>> '{total,amount}' order by sequence_number desc)
            filter (where payload -> 'total' is not null)
        )[1]::numeric as total
    from event_store.events
    where aggregate_type = 'Order'
    group by aggregate_id
), folded as (
    select customer_id, currency, status, count(*) as orders, sum(total)::text as value
    from orders
    group by customer_id, currency, status
), shown as (
    select customer_id, currency, status, orders, value::text as value
    from read_model.customer_summary
    -- a status that all orders have left keeps its row
    where orders <> 0
)
select count(*) from (
    (table folded except table shown) union all (table shown except table folded)
) as difference
