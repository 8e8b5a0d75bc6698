-- Where orders are those of several tenants, an order and a customer are one within their tenant. '' where there are no tenants.
-- An event's id is its own, whoever's it is.
alter table billing.orders
    add column tenant text not null default '',
    drop constraint orders_pkey,
    add primary key (order_id, tenant);

alter table billing.accounts
    add column tenant text not null default '',
    drop constraint accounts_pkey,
    add primary key (customer_id, currency, tenant);
