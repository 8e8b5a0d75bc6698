package dev.orderflow.demo.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.problem.Problem;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The demo's passwords are public, so only this machine's own names lead to it. */
class HostCheckTest {

    private final HostCheck check = new HostCheck(Set.of("demo.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "127.0.0.1",
                "127.1.2.3",
                "[::1]",
                "::1",
                "[0:0:0:0:0:0:0:1]",
                "demo.example"
            })
    void namesOfThisMachineAndTheConfiguredOneAreAnswered(String host) throws Exception {
        MockFilterChain rest = new MockFilterChain();

        check.doFilter(request(host), new MockHttpServletResponse(), rest);

        assertThat(rest.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.1x",
                "10.0.0.1",
                "[::2]",
                "demo.example.evil.example",
                ""
            })
    void anyOtherNameIsMisdirected(String host) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check.doFilter(request(host), new MockHttpServletResponse(), new MockFilterChain()))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(421));
    }

    private static MockHttpServletRequest request(String host) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName(host);
        return request;
    }
}
