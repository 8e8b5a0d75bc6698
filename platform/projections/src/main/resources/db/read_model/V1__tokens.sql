-- How far each processor has come. A token lives beside the rows that it speaks of, and moves in the same transaction:
-- to drop this schema is to rebuild every read model from the log.
create table tokens (
    processor  text    not null,
    segment    integer not null,
    token      text,
    token_type text,
    timestamp  text,
    owner      text,
    primary key (processor, segment)
);
