-- As it is sealed in the event (docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md); null if an order has none. No
-- order had one before this version, so no replay is needed.

-- While "alter table" waits for a long query, everybody who reads waits behind it. So it gives up soon, and the next start tries again.
set local lock_timeout = '3s';

alter table order_details add column recipient text collate "C";
