create table book_list (
    book_id uuid primary key,
    version bigint      not null,
    title   text        not null,
    reader  varchar(20) -- too short for some names
);
