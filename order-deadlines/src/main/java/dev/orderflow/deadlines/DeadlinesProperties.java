package dev.orderflow.deadlines;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Deadlines of orders.
 *
 * @param confirmation how long an order may stay placed, from the time of its event, before it is cancelled. A change holds for orders
 *     that are placed afterwards.
 * @param pollInterval how often each node looks for deadlines that are due. An order is cancelled so much too late at most, while the
 *     nodes keep up. A look is one statement, which reads an index.
 * @param overdueAfter a deadline that is due for so long is overdue. If one stays the oldest of those for so long again, nobody carries
 *     them out, and the health is bad. Longer than another node needs to take over what a killed one was working on.
 * @param heartbeat how often a node shows that it still works on a deadline. After six missed ones, another node takes the deadline over.
 *     The default keeps a deadline waiting for about a minute and a half after a node was killed, which does not matter after a day.
 * @param threads how many deadlines a node works on at the same time. Each of them may use a connection of the application's pool. So few,
 *     because all open orders of an old log are due at once when deadlines are switched on, and requests should not notice.
 */
@ConfigurationProperties("orderflow.deadlines")
public record DeadlinesProperties(
        @DefaultValue("24h") Duration confirmation,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("5m") Duration overdueAfter,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("2") int threads) {}
