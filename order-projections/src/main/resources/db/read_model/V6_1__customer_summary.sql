-- The sums: how many of a customer's orders in a currency are in which state, and what those are worth that are not cancelled.
create table customer_summary (
    customer_id text    not null,
    currency    text    not null,
    placed      bigint  not null,
    confirmed   bigint  not null,
    shipped     bigint  not null,
    delivered   bigint  not null,
    cancelled   bigint  not null,
    value       numeric not null,
    primary key (customer_id, currency)
);

-- What each order has added to them so far, so that the next change can take it back: the sums are always those of these rows.
create table customer_summary_orders (
    order_id    uuid primary key,
    version     bigint  not null,
    customer_id text    not null,
    status      text    not null,
    total       numeric not null,
    currency    text    not null
);

insert into read_models (processor, table_name, per_aggregate)
values ('customer-summary', 'customer_summary', false), ('customer-summary', 'customer_summary_orders', true);
