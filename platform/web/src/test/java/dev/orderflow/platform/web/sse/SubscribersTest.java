package dev.orderflow.platform.web.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SubscribersTest {

    private final Subscribers subscribers = new Subscribers(
            new WebProperties.LiveStreams(1_000, Duration.ofSeconds(10)), new StreamCallers(null, null));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    /** The server waits for it, and a client that comes back at once would keep the node from stopping. */
    @Test
    void aNodeThatStopsTakesNobodyOn() {
        subscribers.start();
        subscribers.stop();

        assertThatThrownBy(this::connect)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getHeaders().getFirst("Retry-After"))
                                .isEqualTo("10"));
        assertThat(request.isAsyncStarted()).isFalse();
    }

    @Test
    void aNodeThatStopsCutsThoseWhoAreThere() throws Exception {
        connect();

        subscribers.stop();

        assertThat(request.isAsyncStarted()).isFalse();
    }

    private void connect() throws Exception {
        HttpServletResponse response = mock();
        when(response.getOutputStream()).thenReturn(mock());
        request.setAsyncSupported(true);
        subscribers.add(request, response, () -> null);
    }
}
