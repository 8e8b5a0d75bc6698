-- For searches of the whole log: which parts of it have nothing to find. Of each 32 pages of the table, some hundred events, these indices keep
-- the range of positions and times, and a Bloom filter of each text. They are written when a vacuum comes by, which is after each 10,000
-- events, so an append does not pay for them; what came later is read as a whole. With the position, a search of one stretch of the log asks
-- them for that stretch alone, and PostgreSQL knows how few pages that is. It is a term, so that nothing that looks for a position takes these
-- indices for its own. See docs/decisions/0042-searching-the-log.md.

create index events_by_time_type_actor on events using brin (
    (position + 0),
    timestamp,
    -- The least that a filter may be made for; there are fewer types.
    type text_bloom_ops (n_distinct_per_range = 16),
    -- With more actors in a part, parts seem to have what they have not, and are read.
    (metadata ->> 'actor') collate "C" text_bloom_ops (n_distinct_per_range = 100)
) with (pages_per_range = 32);

-- On its own, because it is ten times as large, and each search that uses an index reads all of it.
create index events_by_correlation on events using brin (
    (position + 0),
    -- Each command has its own. The default of 1 percent that seem to fit would be a hundred parts of a log of ten million events.
    (metadata ->> 'correlationId') collate "C" text_bloom_ops (n_distinct_per_range = 800, false_positive_rate = 0.001)
) with (pages_per_range = 32);
