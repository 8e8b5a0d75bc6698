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
 * @param securityScheme the security scheme of the API description that is in use; the description leaves out the others
 */
@ConfigurationProperties("orderflow.web")
public record WebProperties(
        @DefaultValue("64KB") DataSize largestBody,
        @DefaultValue("32KB") DataSize largestHeaders,
        @DefaultValue("resource") String subject,
        @DefaultValue("ops:admin") String operationsScope,
        @DefaultValue("bearer") String securityScheme,
        @DefaultValue Idempotency idempotency,
        @DefaultValue LiveStreams liveStreams) {

    /**
     * The header {@code Idempotency-Key}.
     *
     * @param keptFor how long a key and its answer are kept; a day lets a client retry after a night's outage
     * @param purgeInterval time between two purges; each purge then has little to delete
     * @param purgeBatch keys that one statement deletes; 1,000 take some milliseconds, so a request for one of them hardly waits
     * @param poolShare part of the connection pool that commands with a key may hold at once. They hold a connection while they
     *     wait for their aggregate's lock. If they held all connections, the owner of the lock could not get one to finish.
     * @param waitTimeout how long a command waits for a permit before it is answered 503; as long as others wait for a connection
     */
    public record Idempotency(
            @DefaultValue("24h") Duration keptFor,
            @DefaultValue("1m") Duration purgeInterval,
            @DefaultValue("1000") int purgeBatch,
            @DefaultValue("0.5") double poolShare,
            @DefaultValue("3s") Duration waitTimeout) {}

    /**
     * Server-sent events.
     *
     * @param mostSubscribers connections for live streams on one node; the server has some thousands, which others need as well
     * @param commentInterval time between two comments on a silent stream; proxies close what is silent for longer, often after
     *     30 s. A client that takes nothing between two comments is cut off.
     */
    public record LiveStreams(
            @DefaultValue("1000") int mostSubscribers,
            @DefaultValue("10s") Duration commentInterval) {}
}
