-- Whether an order waits for its stock; null if it does not. No order did before this version, so no replay is needed.
alter table order_list add column awaiting_stock boolean;
alter table order_details add column awaiting_stock boolean;
