package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.api.WithoutDatabase;
import dev.orderflow.platform.testing.TestPostgres.Database;
import dev.orderflow.platform.web.security.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** A node that has nothing but its sessions, and how browsers and the issuer ask it. */
final class SessionNode implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    SessionNode(Database database, Issuer issuer) {
        context = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--axon.update-check.disabled=true",
                        "--spring.data.jpa.repositories.enabled=false",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri(),
                        "--spring.security.oauth2.resourceserver.jwt.audiences=us",
                        "--spring.security.oauth2.client.provider.page.issuer-uri=" + issuer.uri(),
                        "--spring.security.oauth2.client.registration.page.client-id=page",
                        "--spring.security.oauth2.client.registration.page.scope=openid");
    }

    SessionStore sessions() {
        return context.getBean(SessionStore.class);
    }

    /** 404 is for a caller who is known. */
    int status(String cookie) {
        return send("GET", "/nothing", cookie, "").statusCode();
    }

    String name(String cookie) {
        return new JsonMapper()
                .readTree(send("GET", "/session", cookie, "").body())
                .get("name")
                .asString();
    }

    HttpResponse<String> send(String method, String path, @Nullable String cookie, String form, String... headers) {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @TestComponent // keeps it out of the real application
    @WithoutDatabase
    @Import(DataSourceAutoConfiguration.class)
    static class Application {}
}
