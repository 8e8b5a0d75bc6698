create table order_list (
    order_id    uuid primary key,
    customer_id text        not null,
    status      text        not null,
    version     bigint      not null,
    total       numeric     not null,
    currency    text        not null,
    placed_at   timestamptz not null,
    updated_at  timestamptz not null,
    -- Of the last change in the log: followers of the list read on from here.
    position    bigint      not null
);

-- PostgreSQL names the indices, because a replay copies the table, and the names of the copies have to be the same.
-- The first three are for pages of the whole list, of a status and of a customer. All end with the key of a page. A page of a
-- customer's orders in one status is read by the customer's index.
create index on order_list (placed_at desc, order_id desc);
create index on order_list (status, placed_at desc, order_id desc);
create index on order_list (customer_id, placed_at desc, order_id desc);
create index on order_list (position, order_id);
