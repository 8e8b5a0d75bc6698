create table order_list (
    order_id    uuid primary key,
    customer_id text        not null,
    status      text        not null,
    version     bigint      not null,
    total       numeric     not null,
    currency    text        not null,
    placed_at   timestamptz not null,
    updated_at  timestamptz not null
);

-- For the whole list, by status and by customer; all end in the page's key. A customer's orders of one status are found among
-- the customer's.
create index order_list_page on order_list (placed_at desc, order_id desc);
create index order_list_page_of_status on order_list (status, placed_at desc, order_id desc);
create index order_list_page_of_customer on order_list (customer_id, placed_at desc, order_id desc);
