create table book_list (
    book_id uuid             primary key,
    version bigint           not null,
    title   text collate "C" not null,
    reader  text collate "C",
    -- A mistake: names can be longer.
    constraint names_are_short check (length(reader) <= 20)
);
