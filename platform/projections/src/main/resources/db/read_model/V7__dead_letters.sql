-- Events that a processor could not bring into its read model, and the later events of the same aggregate, which wait behind them. A
-- letter points into the log, where the event is and stays. A replay has no use for the letters of the build that it replaces.
create table dead_letters (
    processor       text        not null,
    position        bigint      not null,
    aggregate_id    text        not null,
    sequence_number bigint      not null,
    cause           text        not null,
    since           timestamptz not null default now(),
    -- How often the event was tried. One that waits behind another of its aggregate has not been tried at all.
    attempts        integer     not null,
    -- Somebody has given the event up. The row stays, because it explains why the row has not seen that version.
    discarded_at    timestamptz,
    primary key (processor, position)
);

create index on dead_letters (processor, aggregate_id, sequence_number);
