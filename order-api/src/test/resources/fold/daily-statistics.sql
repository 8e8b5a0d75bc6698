-- How many rows of the daily statistics differ from a fold of the log, in either direction.
with orders as (
    select
        aggregate_id,
        (
            array_agg(payload #>> '{total,amount}' order by sequence_number desc)
            filter (where payload -> 'total' is not null)
        )[1]::numeric as total,
        max(payload #>> '{total,currency}') as currency
    from event_store.events
    group by aggregate_id
), counted as (
    select
        (timestamp at time zone 'UTC')::date as day,
        currency,
        (type = 'OrderPlaced')::integer as placed,
        (type in ('OrderShipped', 'OrderDispatched'))::integer as shipped,
        (type = 'OrderCancelled')::integer as cancelled,
        total
    from event_store.events join orders using (aggregate_id)
), folded as (
    select
        day, currency, sum(placed) as placed, sum(shipped) as shipped, sum(cancelled) as cancelled,
        sum(shipped * total)::text as revenue
    from counted
    where placed + shipped + cancelled > 0
    group by day, currency
), shown as (
    select day, currency, placed, shipped, cancelled, revenue::text as revenue from read_model.daily_statistics
)
select count(*) from (
    (table folded except table shown) union all (table shown except table folded)
) as difference
