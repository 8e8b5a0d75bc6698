package dev.orderflow.projections.orderlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orderflow.platform.projections.Batches;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How PostgreSQL reads a page, by the plan that it keeps for all pages. */
class OrderListPageIT {

    /** The last orders are of other customers and in other statuses than those that are asked for. */
    private static final String ORDERS = """
            insert into read_model.order_list
            select gen_random_uuid(), 'customer-' || least(i, 10000) % 20, case when i < 1000 then 'CANCELLED' else 'DELIVERED' end, 1, 9.99,
                'EUR', timestamptz '2026-01-01' + i * interval '1 s', now(), i
            from generate_series(1, 20000) as i
            """;

    private static final String PAGE = """
            execute page ('CANCELLED', 'customer-7', '9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 51)
            """;

    private final JdbcTemplate jdbc = Batches.inANewDatabase().jdbc();

    @BeforeEach
    void someOrders() {
        jdbc.execute(ORDERS);
        jdbc.execute("analyze read_model.order_list");
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments(OrderListQueries.PAGE, "order_list_placed_at_order_id_idx"),
                arguments(OrderListQueries.PAGE_OF_STATUS, "order_list_status_placed_at_order_id_idx"),
                arguments(OrderListQueries.PAGE_OF_CUSTOMER, "order_list_customer_id_placed_at_order_id_idx"),
                arguments(
                        OrderListQueries.PAGE_OF_CUSTOMER_AND_STATUS, "order_list_customer_id_placed_at_order_id_idx"));
    }

    static Stream<String> statementsWithOneFilterAtMost() {
        return Stream.of(OrderListQueries.PAGE, OrderListQueries.PAGE_OF_STATUS, OrderListQueries.PAGE_OF_CUSTOMER);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void ordersAreReadInTheSequenceOfTheFiltersIndex(String statement, String index) {
        assertThat(plan(statement))
                .contains("Index Scan Backward using " + index)
                .doesNotContain("Sort");
    }

    @ParameterizedTest
    @MethodSource("statementsWithOneFilterAtMost")
    void noOrderIsReadThatThePageDoesNotShow(String statement) {
        assertThat(plan(statement)).doesNotContain("Filter");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void theStatementIsPlannedOnceForAllPages(String statement) {
        String planned = inOneSession(Stream.of(
                        Stream.of(prepare(statement)),
                        Stream.generate(() -> PAGE).limit(10),
                        Stream.of("select generic_plans from pg_prepared_statements where name = 'page'"))
                .flatMap(statements -> statements)
                .toArray(String[]::new));

        // PostgreSQL looks at the values five times before it decides.
        assertThat(planned.strip()).isEqualTo("5");
    }

    private String plan(String statement) {
        return inOneSession(
                prepare(statement), "set plan_cache_mode = force_generic_plan", "explain (analyze) " + PAGE);
    }

    private static String prepare(String statement) {
        return "prepare page (text, text, timestamptz, uuid, int) as "
                + statement
                        .replace(":status", "$1")
                        .replace(":customerId", "$2")
                        .replace(":placedAt", "$3")
                        .replace(":orderId", "$4")
                        .replace(":limit", "$5");
    }

    /** The rows of the last statement. */
    private String inOneSession(String... statements) {
        @Nullable
        String answer = jdbc.execute((Statement session) -> {
            for (String statement : List.of(statements).subList(0, statements.length - 1)) {
                session.execute(statement);
            }
            StringBuilder lines = new StringBuilder();
            try (ResultSet rows = session.executeQuery(statements[statements.length - 1])) {
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
            }
            return lines.toString();
        });
        return String.valueOf(answer);
    }
}
