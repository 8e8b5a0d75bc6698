package dev.orderflow.platform.web.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

class ConnectionDrainingTest {

    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        ShutdownAutoConfiguration.class
    })
    static class Application {}

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aNodeThatIsNotReadyAnyMoreServesForAWhileAndAsksClientsToLeave() throws Exception {
        ConfigurableApplicationContext node = start("--orderflow.web.drain-time=1h");
        assertThat(get(node).headers().firstValue("Connection")).isEmpty();

        Thread stopping = new Thread(node::close);
        stopping.start();
        Awaitility.await().until(() -> readiness(node) == ReadinessState.REFUSING_TRAFFIC);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(get(node).headers().firstValue("Connection")).contains("close"));

        stopping.interrupt(); // the hour is over
        stopping.join();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(node));
    }

    @Test
    void whoSetsNoTimeDoesNotWait() {
        try (ConfigurableApplicationContext node = start()) {
            assertThat(node.getBeanProvider(ConnectionDraining.class)).isEmpty();
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        String[] withPort = Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                .toArray(String[]::new);
        return application.run(withPort);
    }

    private static ReadinessState readiness(ConfigurableApplicationContext node) {
        return node.getBean(ApplicationAvailability.class).getReadinessState();
    }

    /** There is no such path: the answer is the server's. */
    private HttpResponse<Void> get(ConfigurableApplicationContext node) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + "/");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }
}
