package dev.orderflow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.EdgeTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no controller sees are answered like any other, where there can be an answer. */
class BrokenHttpTest extends EdgeTest {

    @Test
    void aPercentSignInAPathIsNoFaultOfOurs() throws IOException {
        String answer = raw("GET /api/orders/%25 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/orders/a%2Fb HTTP/1.1",
                "GET /api/orders/a%5Cb HTTP/1.1",
                "GET /api/%zz HTTP/1.1",
                "GET /api/../../x HTTP/1.1",
                "GET /api/%00 HTTP/1.1",
                "GET /api//orders HTTP/1.1",
                "GET /api/orders;x=1 HTTP/1.1",
                "GET /api/%25 HTTP/1.1",
                "GET /api/%ff%fe HTTP/1.1",
                "TRACE /api/orders HTTP/1.1",
                "GET /error HTTP/1.1",
                "GET /nothing HTTP/1.1",
                "FOO /api/orders HTTP/1.1",
                "POST /api/orders?a=%zz HTTP/1.1"
            })
    void whatTheContainerRefusesIsAProblemTooWhereItCanBe(String requestLine) throws IOException {
        String answer = raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("application/problem+json", "X-Correlation-Id: ", "\"correlationId\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/9.1\r\n",
                "POST /api/orders HTTP/1.1\r\nTransfer-Encoding: foo\r\n",
                "POST /api/orders HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n",
                "POST /api/orders HTTP/1.1\r\nContent-Length: x\r\n",
                "GET /api/orders HTTP/1.1\r\nIf-Match: \u0085\r\n",
                "GET /a b HTTP/1.1\r\n"
            })
    void brokenHttpIsNoFaultOfOurs(String request) throws IOException {
        String answer = raw(request.replaceFirst("\r\n", "\r\nHost: localhost\r\nConnection: close\r\n") + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
