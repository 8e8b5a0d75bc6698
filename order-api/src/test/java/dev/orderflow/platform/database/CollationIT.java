package dev.orderflow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An operating system's update may sort texts differently, and an index that is sorted in the old way then misses rows. The
 * collation "C" compares bytes, on every system. See docs/decisions/0028-what-the-database-must-be.md.
 */
@FullApplication
class CollationIT {

    @Autowired
    private JdbcClient sql;

    @Test
    void noTextOfOursHasACollationOfTheOperatingSystem() {
        assertThat(sql.sql("""
                        select relname || '.' || attname
                        from pg_attribute
                            join pg_class on pg_class.oid = attrelid
                            join pg_namespace on pg_namespace.oid = relnamespace
                            join pg_collation on pg_collation.oid = attcollation
                        where relkind in ('r', 'p', 'm') and nspname !~ '^pg_' and nspname <> 'information_schema'
                            and collname <> 'C'
                            -- Flyway's own, which has no index on a text.
                            and relname <> 'flyway_schema_history'
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void noIndexOfOursDependsOnOne() {
        assertThat(sql.sql("""
                        select indexrelid::regclass::text
                        from pg_index
                            join pg_class on pg_class.oid = indrelid
                            join pg_namespace on pg_namespace.oid = relnamespace
                        where nspname !~ '^pg_' and nspname <> 'information_schema'
                            and exists (select from unnest(indcollation) as used join pg_collation on oid = used
                                        where collname <> 'C')
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void theKeysOfTheLogAreComparedByteByByte() {
        assertThat(sql.sql("""
                        select count(*) from pg_index, unnest(indcollation) as used
                        where indrelid = 'event_store.events'::regclass and used = '"C"'::regcollation
                        """).query(Integer.class).single()).isPositive();
    }
}
