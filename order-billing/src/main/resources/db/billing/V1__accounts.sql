-- The events that have had their effect. One may be deleted once Kafka no longer has it.
create table billing.handled_events (
    event_id text primary key,
    handled_at timestamptz not null default now()
);

-- What has to be known of an order until it is shipped.
create table billing.orders (
    order_id uuid primary key,
    version bigint not null,
    customer_id text not null,
    total numeric not null,
    currency text not null
);

create table billing.accounts (
    customer_id text not null,
    currency text not null,
    charged numeric not null,
    orders integer not null,
    primary key (customer_id, currency)
);
