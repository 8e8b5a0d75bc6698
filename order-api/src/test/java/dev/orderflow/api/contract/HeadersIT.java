package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Headers that are large, the host that they name, and the length of an answer. */
@FullApplication
class HeadersIT extends OverHttp {

    @LocalServerPort
    private int port;

    /** Cookies of a whole domain, or a token with many groups. */
    @Test
    void headersOf31KilobytesAreRead() {
        assertThat(viewer().get(ORDERS, "Cookie", "a=" + "x".repeat(31 * 1024)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 100})
    void largerOnesAreRefusedWithAProblem(int kilobytes) {
        Answer answer = viewer().get(ORDERS, "Cookie", "a=" + "x".repeat(kilobytes * 1024));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.problem()).isEqualTo("headers-too-large");
    }

    /** Otherwise its end would be a packet of its own. */
    @Test
    void anAnswerNamesItsLength() {
        placed();

        Answer answer = viewer().get(ORDERS);

        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.text().getBytes(StandardCharsets.UTF_8).length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "localhost:8080"})
    void theDemoAnswersForThisMachine(String host) throws IOException {
        assertThat(get(host)).startsWith("HTTP/1.1 200");
    }

    /** A page of another site could let its own name lead to this machine. */
    @Test
    void itDoesNotAnswerForAnotherHost() throws IOException {
        assertThat(get("evil.example:8080"))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", "/problems/misdirected-request");
    }

    private String get(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET /actuator/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
