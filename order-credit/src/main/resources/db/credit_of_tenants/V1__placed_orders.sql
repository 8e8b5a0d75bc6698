-- A customer's orders, where tenants are on. There the index orders_by_customer is of no use: what an expression on JSON gives away of a hidden
-- row is not known, so PostgreSQL asks the policy first, row by row, and reads the whole log. A plain column has its index beside a policy
-- too. "drop schema credit_of_tenants cascade" takes all of it away. See docs/credit-limit.md.

-- Every append waits behind a trigger that waits for its lock. So it gives up soon, and the next start tries again.
set local lock_timeout = '3s';

create table placed_orders (
    customer_id text collate "C",
    position    bigint,
    order_id    text collate "C" not null,
    primary key (customer_id, position)
);

select tenants.keep_apart_for_the_platform('placed_orders');

-- A customer has at most 64 characters; a row that somebody else has written may have more than fits into an index. After the insert, because
-- an append whose order exists is left out then. The platform appends for all, so the event says whose it is. If the log alone is restored to an
-- earlier moment, it gives positions again that are here already.
create function note_order() returns trigger language plpgsql as $$
begin
    insert into credit_of_tenants.placed_orders (customer_id, position, order_id, tenant)
    values (new.payload ->> 'customerId', new.position, new.aggregate_id, new.tenant)
    on conflict on constraint placed_orders_pkey do update set order_id = excluded.order_id;
    return null;
end
$$;

create trigger orders_are_noted
    after insert on event_store.events
    for each row when (new.type = 'OrderPlaced' and length(new.payload ->> 'customerId') <= 64) execute function note_order();

insert into event_store.boundary_triggers (name) values ('orders_are_noted');

-- Nobody appends before the commit, so none is missed.
insert into placed_orders (customer_id, position, order_id, tenant)
select payload ->> 'customerId', position, aggregate_id, tenant
from event_store.events where type = 'OrderPlaced' and length(payload ->> 'customerId') <= 64;
