insert into read_models (processor, table_name, per_aggregate)
values ('order-list', 'order_list', true), ('order-details', 'order_details', true);

-- The names that PostgreSQL gives by itself: the indices of a copy of the table get the same.
alter index order_list_page rename to order_list_placed_at_order_id_idx;
alter index order_list_page_of_status rename to order_list_status_placed_at_order_id_idx;
alter index order_list_page_of_customer rename to order_list_customer_id_placed_at_order_id_idx;
