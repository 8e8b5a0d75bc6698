-- What the publisher has said of itself last: where the log ended then. In a copy that ends before, something is missing that is not in the topic
-- yet. See docs/decisions/0054-read-nodes-follow-the-log.md.
alter table progress
    add column head     bigint      not null default 0,
    add column heard_at timestamptz not null default now();
