package dev.orderflow.api;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    public static URI uri(ConfigurableApplicationContext node, String path) {
        return URI.create("http://localhost:" + node.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    /** Of a demo account, whose password is its name. */
    public static HttpRequest.Builder request(ConfigurableApplicationContext node, String account, String path) {
        String credentials = account + ":" + account;
        return HttpRequest.newBuilder(uri(node, path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)));
    }
}
