-- What operators have asked for. The application keeps the newest 10,000 rows by default.
create table actions (
    id             bigint           generated always as identity primary key,
    at             timestamptz      not null default clock_timestamp(),
    -- The account's name, or issuer and subject of a token; null if no account was behind it.
    actor          text collate "C",
    action         text collate "C" not null,
    processor      text collate "C" not null,
    -- The part of the processor that it is about, if it is not about all of it.
    subject        text collate "C",
    correlation_id text collate "C" not null,
    outcome        text collate "C" not null check (outcome in ('requested', 'refused')),
    -- Why it was refused, or what came of it.
    result         text collate "C"
);
