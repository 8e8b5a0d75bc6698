-- Events that a processor could not bring into its read model, and the later events of the same order, which wait behind them. A
-- letter points into the log, where the event is and stays. A replay has no use for the letters of the build that it replaces.
create table dead_letters (
    processor       text        not null,
    position        bigint      not null,
    order_id        uuid        not null,
    sequence_number bigint      not null,
    cause           text        not null,
    since           timestamptz not null default now(),
    -- How often the event was tried. One that waits behind another of its order has not been tried at all.
    attempts        integer     not null,
    -- Somebody has given the event up. The row stays, because it explains why the order's row has not seen that version.
    discarded_at    timestamptz,
    primary key (processor, position)
);

create index on dead_letters (processor, order_id, sequence_number);
