package dev.orderflow.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may want to set.
 *
 * @param largestBody the largest request body that is read; a larger one is answered 413. Each request keeps its body in memory,
 *     so this times the number of threads is memory that clients can fill.
 * @param largestHeaders the largest request headers that are read; larger ones are answered 431. A token with many groups and the
 *     cookies of a whole domain can exceed the 8 KB that servers read by default.
 * @param subject what commands change, in one word, as texts for clients name it: "Look at the resource before you try again."
 * @param operationsScope the scope that every actuator endpoint but the health needs
 * @param drainTime how long a node that is told to stop goes on serving, while it says that it is not ready. Longer than a load
 *     balancer takes to notice that. A node that is started by hand need not wait, so by default it stops at once.
 * @param securityScheme the security scheme of the API description that is in use; the description leaves out the others
 */
@ConfigurationProperties("orderflow.web")
public record WebProperties(
        @DefaultValue("64KB") DataSize largestBody,
        @DefaultValue("32KB") DataSize largestHeaders,
        @DefaultValue("resource") String subject,
        @DefaultValue("ops:admin") String operationsScope,
        @DefaultValue("0s") Duration drainTime,
        @DefaultValue("bearer") String securityScheme,
        @DefaultValue Idempotency idempotency,
        @DefaultValue LiveStreams liveStreams,
        @DefaultValue Limits limits) {

    /**
     * The header {@code Idempotency-Key}.
     *
     * @param keptFor how long a key and its answer are kept; a day lets a client retry after a night's outage
     * @param purgeInterval time between two purges; each purge then has little to delete
     * @param purgeBatch keys that one statement deletes; 1,000 take some milliseconds, so a request for one of them hardly waits
     * @param poolShare part of the connections of commands ({@link Limits}) that commands with a key may hold at once. They hold a
     *     connection while they wait for their aggregate's lock. If they held all of them, the owner of the lock could not get one to
     *     finish.
     * @param waitTimeout how long a command waits for a permit before it is answered 503; as long as others wait for a connection
     */
    public record Idempotency(
            @DefaultValue("24h") Duration keptFor,
            @DefaultValue("1m") Duration purgeInterval,
            @DefaultValue("1000") int purgeBatch,
            @DefaultValue("0.8") double poolShare,
            @DefaultValue("3s") Duration waitTimeout) {}

    /**
     * Server-sent events.
     *
     * @param mostSubscribers connections for live streams on one node; the server has some thousands, which others need as well
     * @param commentInterval time between two comments on a silent stream; proxies close what is silent for longer, often after
     *     30 s. A client that takes nothing between two comments is cut off. The account that follows is looked up again as often.
     */
    public record LiveStreams(
            @DefaultValue("1000") int mostSubscribers,
            @DefaultValue("10s") Duration commentInterval) {}

    /**
     * How many requests of each kind are worked on at once; a further one is answered 503 at once. Together these are fewer than the
     * threads of the server ({@code server.tomcat.threads.max}), so that there is always a thread that can take the next request.
     *
     * @param commands the most expensive ones, which wait for each other: for connections, and for the lock of their aggregate. Some
     *     1,000 a second are done on two cores, so the last of these waits for a fifth of a second.
     * @param queries they take a millisecond or two, and so many are only reached when the database is slow
     * @param operations people and their scripts, and one scrape of the meters each few seconds
     * @param probes a load balancer and an orchestrator ask one at a time; some more in case that a database does not answer
     * @param files a browser asks for half a dozen at once, and does not ask again for a module that was refused
     * @param commandConnections part of the connection pool that commands may hold at once. The rest is for others while commands
     *     hang, as they do when somebody locks the log.
     * @param queryConnections part of the connection pool that queries may hold at once. Together they leave something for
     *     operations.
     */
    public record Limits(
            @DefaultValue("200") int commands,
            @DefaultValue("120") int queries,
            @DefaultValue("20") int operations,
            @DefaultValue("10") int probes,
            @DefaultValue("100") int files,
            @DefaultValue("0.5") double commandConnections,
            @DefaultValue("0.4") double queryConnections) {

        public int total() {
            return commands + queries + operations + probes + files;
        }
    }
}
