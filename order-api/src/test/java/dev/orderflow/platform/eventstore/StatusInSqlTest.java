package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL that repeats to which status each event leads, where no compiler compares it with {@link OrderState}. */
class StatusInSqlTest {

    @ParameterizedTest
    @CsvSource({
        "src/main/resources/db/event_store/R__for_people_at_psql.sql, \\('(Order\\w+)'; '([A-Z_]+)'\\)",
        "src/test/resources/fold/status-after-event.sql, when '(Order\\w+)' then '([A-Z_]+)'"
    })
    void everyEventThatHasEverBeenStoredLeadsToTheSameStatus(Path file, String pattern) throws IOException {
        Map<String, String> written = new TreeMap<>();
        Pattern.compile(pattern.replace(';', ','))
                .matcher(Files.readString(file))
                .results()
                .forEach(match -> written.put(match.group(1), match.group(2)));

        assertThat(written)
                .as(
                        "The status after each event of another status, in %s. Add the new event there, and its frozen file in %s; an older name keeps its line",
                        file, FrozenEvent.FOLDER)
                .isEqualTo(statusByType());
    }

    /** Of all frozen events: {@link StoredEventsTest} shows that there is one of each type. */
    private static Map<String, String> statusByType() throws IOException {
        OrderEvent placed = (OrderEvent) FrozenEvent.frozen("OrderPlaced-2").read();
        OrderState order = OrderState.evolve(null, placed);
        Map<String, String> statuses = new TreeMap<>();
        for (FrozenEvent file : FrozenEvent.frozen()) {
            OrderEvent event = (OrderEvent) file.read();
            OrderStatus status = event instanceof OrderPlaced
                    ? order.status()
                    : OrderState.evolve(order, event).status();
            if (event instanceof OrderPlaced || status != order.status()) {
                statuses.put(file.type(), status.name());
            }
        }
        return statuses;
    }
}
