-- What a processor could not read, and passed over, since its read model was last built. A row says that a replay is due once
-- this version of the application is replaced by one that knows the type in that revision.
create table skipped_events (
    processor      text   not null,
    type           text   not null,
    revision       text   not null,
    events         bigint not null,
    first_position bigint not null,
    last_position  bigint not null,
    primary key (processor, type, revision)
);
