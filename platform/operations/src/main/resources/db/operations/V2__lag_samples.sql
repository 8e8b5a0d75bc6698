-- How far each processor was behind, for the last hour. Whichever node is the first in an interval of five seconds writes its rows.
create table lag_samples (
    at        timestamptz      not null,
    processor text collate "C" not null,
    events    bigint           not null,
    seconds   double precision not null,
    primary key (at, processor)
);
