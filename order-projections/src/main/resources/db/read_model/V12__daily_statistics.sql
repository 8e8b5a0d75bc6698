-- The sums, by the UTC dates of the events. There is a row for each day on which an order was placed, shipped or cancelled.
create table daily_statistics (
    day       date             not null,
    currency  text collate "C" not null,
    placed    bigint           not null,
    shipped   bigint           not null,
    cancelled bigint           not null,
    revenue   numeric          not null,
    primary key (day, currency)
);

-- What each order has added to the sums so far, so that the next change can take it back.
create table daily_statistics_orders (
    order_id     uuid             primary key,
    version      bigint           not null,
    currency     text collate "C" not null,
    total        numeric          not null,
    placed_on    date             not null,
    shipped_on   date,
    cancelled_on date
)
-- Changes stay on their pages, as in order_details.
with (fillfactor = 50);
