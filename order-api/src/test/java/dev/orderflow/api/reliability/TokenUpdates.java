package dev.orderflow.api.reliability;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps that processors' tokens take while this is open, as they are committed, whichever node takes them. */
final class TokenUpdates implements AutoCloseable {

    private final JdbcClient sql;

    /**
     * @param processors a pattern of their names
     * @param seconds for which each step is held up
     */
    TokenUpdates(JdbcClient sql, String processors, double seconds) {
        this.sql = sql;
        sql.sql("""
                        create table steps (
                            number bigint generated always as identity,
                            processor text not null, segment integer not null, position bigint not null)
                        """).update();
        sql.sql("""
                        create function step() returns trigger language plpgsql as $$
                        begin
                            perform pg_sleep(%s);
                            insert into public.steps (processor, segment, position)
                            values (new.processor, new.segment, coalesce((new.token::jsonb ->> 'index')::bigint, 0));
                            return null;
                        end $$
                        """.formatted(seconds)).update();
        sql.sql("""
                        create trigger step after update of token on read_model.tokens
                        for each row when (new.processor like '%s') execute function step()
                        """.formatted(processors)).update();
    }

    /** How often a segment has come to a position before the one where it was. */
    long back() {
        return sql.sql("""
                        select count(*) from (
                            select position - lag(position) over (partition by processor, segment order by number) as step
                            from steps
                        ) as taken
                        where step < 0
                        """).query(Long.class).single();
    }

    @Override
    public void close() {
        sql.sql("drop function step cascade").update();
        sql.sql("drop table steps").update();
    }
}
