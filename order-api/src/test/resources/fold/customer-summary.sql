-- How many rows of the customer summary differ from a fold of the log, in either direction.
with orders as (
    select
        max(payload ->> 'customerId') as customer_id,
        max(payload #>> '{total,currency}') as currency,
        (
            array_agg(payload #>> '{total,amount}' order by sequence_number desc)
            filter (where payload -> 'total' is not null)
        )[1]::numeric as total,
        bool_or(type = 'OrderConfirmed') as confirmed,
        bool_or(type in ('OrderShipped', 'OrderDispatched')) as shipped,
        bool_or(type = 'OrderDelivered') as delivered,
        bool_or(type = 'OrderCancelled') as cancelled
    from event_store.events
    group by aggregate_id
), folded as (
    select
        customer_id,
        currency,
        count(*) filter (where not confirmed and not cancelled) as placed,
        count(*) filter (where confirmed and not shipped and not cancelled) as confirmed,
        count(*) filter (where shipped and not delivered) as shipped,
        count(*) filter (where delivered) as delivered,
        count(*) filter (where cancelled) as cancelled,
        (sum(total) - sum(case when cancelled then total else 0 end))::text as value
    from orders
    group by customer_id, currency
), shown as (
    select customer_id, currency, placed, confirmed, shipped, delivered, cancelled, value::text as value
    from read_model.customer_summary
)
select count(*) from (
    (table folded except table shown) union all (table shown except table folded)
) as difference
