-- The sessions of pages, for all nodes. A row ends with its token, or with a sign-out, and is deleted then.

create table sessions (
    id           bytea            primary key,      -- SHA-256 of the cookie, which the database never sees
    registration text collate "C" not null,         -- of the issuer, which can end its sessions by the next two
    subject      text collate "C" not null,
    sid          text collate "C",
    tokens       bytea            not null,         -- encrypted with a key that is made of the cookie
    ends_at      timestamptz      not null
);

-- Find the sessions that an issuer ends, and those that are over.
create index sessions_subject on sessions (registration, subject);
create index sessions_sid on sessions (registration, sid);
create index sessions_ends_at on sessions (ends_at);
