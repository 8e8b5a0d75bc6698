create table order_details (
    order_id            uuid primary key,
    customer_id         text        not null,
    status              text        not null,
    version             bigint      not null,
    total               numeric     not null,
    currency            text        not null,
    lines               jsonb       not null,
    carrier             text,
    tracking_number     text,
    cancellation_reason text,
    placed_at           timestamptz not null,
    updated_at          timestamptz not null
);
