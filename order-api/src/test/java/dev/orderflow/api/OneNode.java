package dev.orderflow.api;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a database that outlives it, for tests that stop it. */
public final class OneNode {

    private OneNode() {}

    public static ConfigurableApplicationContext start(Database database, String... properties) {
        return new SpringApplicationBuilder(OrderflowApplication.class)
                .profiles("demo")
                .run(Stream.concat(
                                Stream.of(
                                        "spring.datasource.url=" + database.url(),
                                        "spring.datasource.username=" + database.username(),
                                        "spring.datasource.password=" + database.password(),
                                        "server.port=0"),
                                Stream.of(properties))
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }
}
