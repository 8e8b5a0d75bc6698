create table order_list (
    order_id    uuid             primary key,
    customer_id text collate "C" not null,
    status      text collate "C" not null,
    version     bigint           not null,
    total       numeric          not null,
    currency    text collate "C" not null,
    placed_at   timestamptz      not null,
    updated_at  timestamptz      not null,
    -- The position in the log of the last change. Clients that follow the list resume from it.
    position    bigint           not null
);

-- The first three are for pages of the whole list, of a status and of a customer; each ends with the key of a page. A page of a
-- customer's orders in one status uses the index of the customer. They are read backwards. In this order new orders come at the end of
-- the first one, so its pages are filled; in the other it would be twice as large.
create index on order_list (placed_at, order_id);
create index on order_list (status, placed_at, order_id);
create index on order_list (customer_id, placed_at, order_id);
create index on order_list (position, order_id);
