package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which nodes get a request where the read side is apart. The nodes answer with their names. */
@ExtendWith(HaProxy.IsInstalled.class)
class ReadSideProxyTest {

    private static final Map<String, HttpServer> NODES = new HashMap<>();

    private static HaProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        for (String name : new String[] {"WRITE_1", "WRITE_2", "READ_1", "READ_2"}) {
            HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] answer = name.toLowerCase(Locale.ROOT).replaceFirst("_.", "").getBytes(StandardCharsets.US_ASCII);
            node.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            node.start();
            NODES.put(name, node);
            ports.put(name, node.getAddress().getPort());
        }
        proxy = HaProxy.start(HaProxy.READ_SIDE, ports);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        NODES.values().forEach(node -> node.stop(0));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders, read",
        "GET, /api/orders/5b0f3a52?atLeastVersion=3, read",
        "GET, /api/orders/stream, read",
        "GET, /api/events/search?q=credit, read",
        "GET, /api/customers/c-1/orders/summary, read",
        "POST, /api/orders, write",
        "DELETE, /api/orders/5b0f3a52/lines/book-1, write",
        "PUT, /api/customers/c-1/credit-limit, write",
        "GET, /api/customers/c-1/credit-limit, write",
        "GET, /api/processors, write",
        "GET, /session, write",
    })
    void aRequestReachesANodeThatAnswersIt(String method, String path, String node) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(proxy.uri(path))
                .method(method, BodyPublishers.noBody())
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .isEqualTo(node);
    }
}
