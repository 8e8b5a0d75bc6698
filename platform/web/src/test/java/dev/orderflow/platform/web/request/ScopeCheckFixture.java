package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller has one scope, {@code books:read}. */
abstract class ScopeCheckFixture {

    @BeforeEach
    void theCallerHasOneScope() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("reader", "", "SCOPE_books:read"));
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    static void assertOpen(Object handler) {
        assertThat(check(handler)).isTrue();
    }

    static void assertRefused(Object handler) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check(handler))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.FORBIDDEN);
    }

    static boolean check(Object handler) {
        return check(DispatcherType.REQUEST, handler);
    }

    static boolean check(DispatcherType dispatch, Object handler) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setDispatcherType(dispatch);
        return new ScopeCheck().preHandle(request, new MockHttpServletResponse(), handler);
    }
}
