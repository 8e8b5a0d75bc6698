create table order_details (
    order_id            uuid             primary key,
    customer_id         text collate "C" not null,
    status              text collate "C" not null,
    version             bigint           not null,
    total               numeric          not null,
    currency            text collate "C" not null,
    lines               jsonb            not null,
    carrier             text collate "C",
    tracking_number     text collate "C",
    cancellation_reason text collate "C",
    placed_at           timestamptz      not null,
    updated_at          timestamptz      not null
);
