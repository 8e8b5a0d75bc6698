package dev.orderflow.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares read models with the log, by SQL that shares nothing with the projections. */
public final class Folds {

    private Folds() {}

    /** In how many rows a read model differs from a fold of the log. */
    public static int differences(JdbcClient sql, String readModel) {
        try (InputStream query = Folds.class.getResourceAsStream("/fold/" + readModel + ".sql")) {
            String text = new String(Objects.requireNonNull(query).readAllBytes(), StandardCharsets.UTF_8);
            return sql.sql(text).query(Integer.class).single();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
