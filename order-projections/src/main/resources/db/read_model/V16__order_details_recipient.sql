-- As it is sealed in the event (docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md). Null if an order has none.
alter table order_details add column recipient text collate "C";
