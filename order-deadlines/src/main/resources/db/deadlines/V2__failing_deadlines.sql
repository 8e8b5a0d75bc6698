-- How many fail is counted every few seconds, and nearly none do.
create index on scheduled_tasks (task_instance) where consecutive_failures > 0;
