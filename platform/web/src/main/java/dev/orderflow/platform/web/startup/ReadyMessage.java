package dev.orderflow.platform.web.startup;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/** Logs where things are as soon as the application takes requests. */
class ReadyMessage {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyMessage.class);

    private static final Set<String> HERE = Set.of("127.0.0.1", "::1", "0.0.0.0", "::");

    /** Spring Boot shows this file at the root. */
    private static final boolean HAS_PAGE = new ClassPathResource("static/index.html").exists();

    private final Environment environment;
    private final ObjectProvider<JdbcConnectionDetails> database;
    private final ObjectProvider<StartupInfo> info;

    ReadyMessage(
            Environment environment, ObjectProvider<JdbcConnectionDetails> database, ObjectProvider<StartupInfo> info) {
        this.environment = environment;
        this.database = database;
        this.info = info;
    }

    @EventListener(ApplicationReadyEvent.class)
    void log() {
        Stream<StartupInfo> here = Stream.concat(
                HAS_PAGE ? Stream.of(new StartupInfo("Page", address() + "/")) : Stream.empty(),
                Stream.of(new StartupInfo(
                        "API", address() + "/swagger-ui.html, described at " + address() + "/v3/api-docs")));
        Stream<StartupInfo> data =
                database.stream().map(details -> new StartupInfo("Database", withoutSecrets(details.getJdbcUrl())));
        Stream<StartupInfo> stop = Stream.of(new StartupInfo("Stop", "Ctrl+C, or SIGTERM to process " + pid()));

        LOG.info(
                "{} is ready{}",
                name(),
                Stream.of(here, info.orderedStream(), data, stop)
                        .flatMap(lines -> lines)
                        .map(line -> "%n  %-10s %s".formatted(line.what(), line.where()))
                        .collect(Collectors.joining()));
    }

    private String name() {
        return StringUtils.capitalize(environment.getProperty("spring.application.name", "application"));
    }

    /** The port is the real one even when any free one was asked for; loopback and wildcard addresses are shown as localhost. */
    private String address() {
        String address = environment.getProperty("server.address", "localhost");
        return "http://" + (HERE.contains(address) ? "localhost" : address) + ":"
                + environment.getProperty("local.server.port");
    }

    /** A JDBC URL can carry a name and a password, before its host and among its parameters. */
    static String withoutSecrets(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
