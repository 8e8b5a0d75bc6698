set local lock_timeout = '100ms';

alter table public.books add column shelf text;
