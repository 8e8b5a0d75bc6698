package dev.orderflow.platform.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestKindsTest {

    private final RequestKinds kinds = new RequestKinds(
            List.of("/actuator/health/**"), List.of("/actuator/**", "/api/machines/**"), List.of("/", "/app/**"));

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health, PROBE",
        "GET, /actuator/health/readiness, PROBE",
        "GET, /actuator/prometheus, OPERATION",
        "GET, /api/machines, OPERATION",
        "POST, /api/machines/1/stop, OPERATION",
        "POST, /api/books, COMMAND",
        "DELETE, /api/books/1, COMMAND",
        "PROPFIND, /api/books, COMMAND",
        "GET, /api/books, QUERY",
        "HEAD, /api/books/1, QUERY",
        "GET, /api/books/%25, QUERY",
        "GET, /%61pi/machines, OPERATION",
        "OPTIONS, /api/books, QUERY",
        "GET, /, FILE",
        "GET, /app/page.js, FILE",
        "POST, /app/page.js, COMMAND"
    })
    void aRequestIsSortedByItsMethodAndItsPath(String method, String path, RequestKind kind) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);

        assertThat(kinds.of(request)).isEqualTo(kind);
    }
}
