-- An index and a trigger on the log, and what may be forgotten. "drop schema credit cascade" takes all of it away but the index, which lives
-- beside its table. See docs/credit-limit.md.

-- The orders of a customer, in the order of their positions. A customer has at most 64 characters; a row that somebody else has written may
-- have more than fits into an index.
create index orders_by_customer on event_store.events ((left(payload ->> 'customerId', 64) collate "C"), position)
    where type = 'OrderPlaced';

-- A customer's orders that were open when somebody looked at them last. Those that were closed by then stay closed, so nobody has to read
-- them again. A row may be deleted at any time: then all orders of the customer are read once more.
create table known_orders (
    customer_id text collate "C" primary key,
    -- All orders that were placed up to here have been looked at.
    position    bigint                not null,
    order_ids   text[] collate "C"    not null
);

-- Whoever places an order, or adds a line, for a customer who has (or had) a limit does it within the customer's boundary, which has the name
-- of the limit's stream. Other customers' orders need no more than this look at an index. Every placement pays for it, so it is written
-- without queries where an expression will do.
create function hold_credit_limits() returns trigger language plpgsql as $$
declare
    customer text;
    credit_limit text;
begin
    if new.type = 'OrderPlaced' then
        customer := new.payload ->> 'customerId';
    else
        select payload ->> 'customerId' into customer
        from event_store.events
        where aggregate_id = new.aggregate_id and sequence_number = 0;
    end if;
    credit_limit := 'credit-limit/' || customer;
    -- Null if there is no customer, as in a row that nobody can read anyway.
    if credit_limit is null or event_store.is_within(credit_limit) then
        return new;
    end if;
    if exists (select from event_store.events where aggregate_id = credit_limit and sequence_number = 0) then
        perform event_store.refuse_outside(credit_limit);
    end if;
    return new;
end
$$;

create trigger credit_limits_hold
    before insert on event_store.events
    for each row when (new.type in ('OrderPlaced', 'OrderLineAdded')) execute function hold_credit_limits();

insert into event_store.boundary_triggers (name) values ('credit_limits_hold');
