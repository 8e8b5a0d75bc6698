-- Whether an order waits for its stock; null if it does not. No order did before this version, so no replay is needed.

-- While "alter table" waits for a long query, everybody who reads waits behind it. So it gives up soon, and the next start tries again.
set local lock_timeout = '3s';

alter table order_list add column awaiting_stock boolean;
alter table order_details add column awaiting_stock boolean;
