-- How far an order had come at one of its versions, so that its next command need not fold it from the start. Whatever is
-- missing here is folded from the events, so rows may be deleted at any time: those of an older revision, or all.

create table snapshots (
    aggregate_id    text        not null,
    -- Of the fold. While an upgrade is being rolled out, old and new nodes keep rows of their own.
    revision        text        not null,
    -- Of the last event that is in it.
    sequence_number bigint      not null,
    state           jsonb       not null,
    taken_at        timestamptz not null default now(),
    primary key (aggregate_id, revision)
);
