-- The sums: how many orders of a customer are in each status, and their totals. A new status needs no new column.
create table customer_summary (
    customer_id text collate "C" not null,
    currency    text collate "C" not null,
    status      text collate "C" not null,
    orders      bigint           not null,
    value       numeric          not null,
    primary key (customer_id, currency, status)
);

-- What each order has added to the sums so far, so that the next change can take it back.
create table customer_summary_orders (
    order_id    uuid             primary key,
    version     bigint           not null,
    customer_id text collate "C" not null,
    status      text collate "C" not null,
    total       numeric          not null,
    currency    text collate "C" not null
)
-- Changes stay on their pages, as in order_details.
with (fillfactor = 50);
