-- Nodes that take commands only share this schema with nodes that do both, and must not be counted on for read models.
set local lock_timeout = '5s';

-- The default is for nodes of an older version, which all have read models.
alter table read_model.nodes add column has_read_models boolean not null default true;
