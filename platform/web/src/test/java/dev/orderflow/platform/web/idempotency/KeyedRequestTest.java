package dev.orderflow.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class KeyedRequestTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/orders");

    @Test
    void aRequestWithoutTheHeaderHasNoKey() {
        assertThat(KeyedRequest.read(request, new Fingerprints(List::of))).isNull();
    }

    @Test
    void aStrangerHasNoKey() {
        request.addHeader("Idempotency-Key", "k-1");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> KeyedRequest.read(request, new Fingerprints(List::of)))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    /** Which not every client can send. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00e4", "a\u007f", "\u0000", "\u20ac"})
    void aKeyIsPrintableAscii(String malformed) {
        request.addHeader("Idempotency-Key", malformed);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> KeyedRequest.read(request, new Fingerprints(List::of)))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }
}
