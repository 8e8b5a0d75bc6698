package dev.orderflow.platform.projections;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores at the start which tables belong to each read model, because a replay copies and swaps them by SQL. Rows of read
 * models that this version does not know stay, because another version may be running beside it.
 */
final class ReadModelTables implements InitializingBean {

    private final JdbcClient sql;
    private final List<Projection<?, ?>> readModels;

    ReadModelTables(JdbcClient sql, List<Projection<?, ?>> readModels) {
        this.sql = sql;
        this.readModels = readModels;
    }

    /** @throws IllegalStateException if a table is missing, or its primary key has a name of its own */
    @Override
    public void afterPropertiesSet() {
        for (Projection<?, ?> readModel : readModels) {
            RowTable<?> rows = readModel.table();
            Sums sums = rows.sums();
            save(readModel, rows.name(), true);
            if (sums != null) {
                save(readModel, sums.table(), false);
            }
            forgetOthers(readModel, rows.name(), sums == null ? rows.name() : sums.table());
        }
    }

    private void save(Projection<?, ?> readModel, String table, boolean perAggregate) {
        String name = "read_model." + table;
        if (sql.sql("select to_regclass(?) is null")
                .param(name)
                .query(Boolean.class)
                .single()) {
            throw new IllegalStateException("The read model %s has no table %s: add a migration that creates it"
                    .formatted(readModel.name(), name));
        }
        requireKey(readModel, name, table + "_pkey");
        sql.sql("""
                        insert into read_model.read_models (processor, table_name, per_aggregate) values (?, ?, ?)
                        on conflict (processor, table_name) do update set per_aggregate = excluded.per_aggregate
                        """).param(readModel.name()).param(table).param(perAggregate).update();
    }

    /** The statements of {@link RowTable} and {@link Sums} name it. Without it each batch would fail. */
    private void requireKey(Projection<?, ?> readModel, String table, String key) {
        if (!sql.sql("select exists (select from pg_constraint"
                        + " where conrelid = ?::regclass and contype = 'p' and conname = ?)")
                .param(table)
                .param(key)
                .query(Boolean.class)
                .single()) {
            throw new IllegalStateException(
                    ("The read model %s needs a primary key of %s with the name %s, which PostgreSQL gives it by default:"
                                    + " add a migration with alter table %2$s rename constraint … to %3$s")
                            .formatted(readModel.name(), table, key));
        }
    }

    private void forgetOthers(Projection<?, ?> readModel, String rows, String sums) {
        sql.sql("delete from read_model.read_models where processor = ? and table_name not in (?, ?)")
                .param(readModel.name())
                .param(rows)
                .param(sums)
                .update();
    }
}
