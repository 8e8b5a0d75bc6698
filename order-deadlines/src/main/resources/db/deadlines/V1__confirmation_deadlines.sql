-- The tasks of db-scheduler, each at the time when it is due. The columns are those of its documentation for PostgreSQL.
create table scheduled_tasks (
    task_name            text collate "C" not null,
    task_instance        text collate "C" not null,
    -- JSON. Whose deadline it is.
    task_data            bytea,
    execution_time       timestamptz      not null,
    -- A node that works on a task shows that it is alive by last_heartbeat. Another node takes the task over when that is too old.
    picked               boolean          not null,
    picked_by            text collate "C",
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint           not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);

-- The orders that have a deadline, and which task it is: with that, the deadline of an order can be dropped without a search. A row
-- commits with the token of the processor that writes it.
create table confirmations (
    order_id    uuid             primary key,
    schedule_id text collate "C" not null,
    due_at      timestamptz      not null
);

-- What is due next.
create index on confirmations (due_at, order_id);
