-- What reports and other programs may read: one view for each read model, in a schema that replays leave alone. A replay lets the
-- views show the new tables (docs/reading-from-outside.md). Columns are only added, and at the end, because others rely on those that
-- are there. Flyway runs this file again whenever it has changed.

-- It stays when the schema read_model is dropped to build everything anew, because others have rights to it.
create schema if not exists read_model_views;

create or replace view read_model_views.order_list as
select order_id, customer_id, status, version, total, currency, placed_at, updated_at,
    awaiting_stock
from read_model.order_list;

create or replace view read_model_views.order_details as
select order_id, customer_id, status, version, total, currency, lines, carrier, tracking_number, cancellation_reason, placed_at,
    updated_at, awaiting_stock
from read_model.order_details;

create or replace view read_model_views.daily_statistics as
select day, currency, placed, shipped, cancelled, revenue
from read_model.daily_statistics;

create or replace view read_model_views.customer_summary as
select customer_id, currency, status, orders, value
from read_model.customer_summary;
