package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares read models with the log, by SQL that shares nothing with the projections. */
public final class Folds {

    private Folds() {}

    /** All read models that there are. */
    public static void assertNoDifferences(JdbcClient sql) {
        assertThat(ReadModels.names(sql))
                .isNotEmpty()
                .allSatisfy(readModel -> assertThat(differences(sql, readModel))
                        .as("rows of %s that differ from its fold", readModel)
                        .isZero());
    }

    /** In how many rows a read model differs from a fold of the log. */
    public static int differences(JdbcClient sql, String readModel) {
        String status = resource("status-after-event").strip();
        return sql.sql(resource(readModel).replace("${status}", status))
                .query(Integer.class)
                .single();
    }

    private static String resource(String name) {
        String path = "/fold/" + name + ".sql";
        try (InputStream query = Folds.class.getResourceAsStream(path)) {
            assertThat(query)
                    .as(
                            "Add src/test/resources%s: a query that counts the rows in which the read model differs from the log",
                            path)
                    .isNotNull();
            return new String(query.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
