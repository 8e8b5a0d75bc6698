package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Folds;
import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.Operator;
import dev.orderflow.api.OrderflowApplication;
import dev.orderflow.api.ReadModels;
import dev.orderflow.platform.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * Whoever runs the server may change the defaults of a database or of a role, for reports or by mistake. See
 * docs/decisions/0028-what-the-database-must-be.md.
 */
@SpringBootTest(classes = OrderflowApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = HostileSettingsIT.HostileDatabase.class)
class HostileSettingsIT extends OverHttp {

    /** Everything that a user may set and that could change what a statement of ours means, or end it. */
    private static final Map<String, String> HOSTILE = Map.ofEntries(
            Map.entry("array_nulls", "off"),
            Map.entry("backslash_quote", "off"),
            Map.entry("bytea_output", "escape"),
            Map.entry("check_function_bodies", "off"),
            Map.entry("client_min_messages", "error"),
            Map.entry("datestyle", "SQL, DMY"),
            Map.entry("default_transaction_deferrable", "on"),
            Map.entry("default_transaction_isolation", "serializable"),
            Map.entry("enable_indexscan", "off"),
            Map.entry("exit_on_error", "on"),
            Map.entry("extra_float_digits", "-15"),
            Map.entry("idle_in_transaction_session_timeout", "1ms"),
            Map.entry("idle_session_timeout", "100ms"),
            Map.entry("intervalstyle", "sql_standard"),
            Map.entry("lock_timeout", "1ms"),
            Map.entry("plan_cache_mode", "force_generic_plan"),
            Map.entry("quote_all_identifiers", "on"),
            Map.entry("row_security", "off"),
            Map.entry("search_path", "nowhere"),
            Map.entry("standard_conforming_strings", "off"),
            Map.entry("statement_timeout", "50ms"),
            Map.entry("stats_fetch_consistency", "snapshot"),
            Map.entry("synchronous_commit", "local"),
            Map.entry("timezone", "Pacific/Kiritimati"),
            Map.entry("timezone_abbreviations", "Australia"),
            Map.entry("transaction_timeout", "100ms"),
            Map.entry("transform_null_equals", "on"),
            Map.entry("xmlbinary", "hex"));

    static final class HostileDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            // Sorts texts as people do, which no key of ours may.
            TestPostgres.Database database =
                    TestPostgres.newDatabase("template template0 locale_provider icu icu_locale 'en-US' locale 'C'");
            JdbcClient owner = JdbcClient.create(database.dataSource());
            // At once: with the first of them, another connection of this test would live under them as well.
            owner.sql(HOSTILE.entrySet().stream()
                            .map(entry -> "alter database %s set %s = %s"
                                    .formatted(database.username(), entry.getKey(), value(entry.getValue())))
                            .collect(Collectors.joining("; ")))
                    .update();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + database.username(),
                            "spring.datasource.password=" + database.password())
                    .applyTo(context);
        }

        /** A list of words stays one. */
        private static String value(String value) {
            return value.contains(",") ? value : "'" + value + "'";
        }
    }

    @Test
    void placementsAtOnceDoNotMeet() {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 40)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> clerk().post(ORDERS, placement(newCustomer(), BOOK), "Idempotency-Key", newCustomer())))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(201);
    }

    @Test
    void acknowledgedMeansDurable() {
        assertThat(sql.sql("show synchronous_commit").query(String.class).single())
                .isEqualTo("on");
    }

    @ForEveryReadModel
    void everyReadModelFollowsTheLogAndCanBeReplayed(String readModel) {
        delivered();
        cancelled();
        clerk().delete(placed() + "/lines/pen.red");
        Operator operator = new Operator(sql);

        operator.replay(readModel);

        ReadModels.names(sql).forEach(operator::awaitCaughtUp);
        Folds.assertNoDifferences(sql);
    }

    @Test
    void aKeyGivesTheFirstAnswerAgain() {
        String order = placed();
        String key = newCustomer();
        Answer first = clerk().post(order + "/cancel", CANCELLATION, "Idempotency-Key", key);

        assertThat(clerk().post(order + "/cancel", CANCELLATION, "Idempotency-Key", key)
                        .text())
                .isEqualTo(first.text());
    }
}
