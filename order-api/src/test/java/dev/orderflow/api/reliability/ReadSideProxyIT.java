package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweringNodes;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which nodes get a request where the read side is apart. The nodes answer with their names. The application says which calls there are. */
@FullApplication
@ExtendWith(HaProxy.IsInstalled.class)
class ReadSideProxyIT {

    private static final Map<String, HttpServer> NODES = new HashMap<>();

    private static HaProxy proxy;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

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
    @EnumSource(names = {"READ", "WRITE"})
    void whatOneSideAloneAnswersReachesIt(NodeRole side) {
        assertThat(handlers.getHandlerMethods().entrySet())
                .filteredOn(call -> AnsweringNodes.of(call.getValue()) == side)
                .isNotEmpty()
                .extracting(call -> call.getKey())
                .allSatisfy(call -> {
                    String path = call.getPatternValues().iterator().next().replaceAll("\\{[^}]*}", "x");
                    for (RequestMethod method : call.getMethodsCondition().getMethods()) {
                        assertThat(answer(method.name(), path))
                                .as(method + " " + path)
                                .isEqualTo(side.name().toLowerCase(Locale.ROOT));
                    }
                });
    }

    /** Operators reach nodes that take commands. Read nodes they ask directly. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/orders/5b0f3a52?version=3, read",
        "GET, /api/orders/5b0f3a52/events, read",
        "GET, /api/events/stream, read",
        "GET, /api/processors, write",
        "GET, /session, write",
    })
    void whatBothSidesAnswerReachesOne(String method, String path, String node) throws Exception {
        assertThat(answer(method, path)).isEqualTo(node);
    }

    private static String answer(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.uri(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
