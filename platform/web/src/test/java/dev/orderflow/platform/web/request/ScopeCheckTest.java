package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.OpenToAll;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.security.RequiresScope;
import jakarta.servlet.DispatcherType;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

class ScopeCheckTest extends ScopeCheckFixture {

    @Test
    void aHandlerWithTheCallersScopeIsOpen() {
        assertOpen(method("read"));
    }

    @Test
    void aMethodsScopeReplacesItsClasss() {
        assertRefused(method("write"));
    }

    @Test
    void aMethodThatIsInheritedHasTheScopeOfTheClassThatInheritsIt() {
        assertOpen(method("read"));
        assertRefused(new HandlerMethod(new RareBooks(), ClassUtils.getMethod(RareBooks.class, "read")));
    }

    /** Whatever package it is in: rename it, and it is guarded all the same. */
    @Test
    void aHandlerWithoutAScopeRefuses() {
        assertRefused(new HandlerMethod(new Undeclared(), anyMethodOf(Undeclared.class)));
    }

    @Test
    void aHandlerThatIsMarkedSoIsOpenToAll() {
        SecurityContextHolder.clearContext();

        assertOpen(new HandlerMethod(new Open(), anyMethodOf(Open.class)));
    }

    @Test
    void aStrangerIsRefused() {
        SecurityContextHolder.clearContext();

        assertRefused(method("read"));
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "INCLUDE"})
    void aForwardIsNoWayAround(DispatcherType dispatch) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> check(dispatch, method("write")));
        assertThat(check(dispatch, method("read"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"ASYNC", "ERROR"})
    void anAnswerThatGoesOnIsNotCheckedAgain(DispatcherType dispatch) {
        SecurityContextHolder.clearContext();

        assertThat(check(dispatch, method("read"))).isTrue();
    }

    private static HandlerMethod method(String name) {
        return new HandlerMethod(new Books(), ClassUtils.getMethod(Books.class, name));
    }

    private static Method anyMethodOf(Class<?> type) {
        return ClassUtils.getMethod(type, "answer");
    }

    @RequiresScope("books:read")
    static class Books {

        public void read() {}

        @RequiresScope("books:write")
        public void write() {}
    }

    @RequiresScope("books:rare")
    static class RareBooks extends Books {}

    static class Undeclared {

        public void answer() {}
    }

    @OpenToAll
    static class Open {

        public void answer() {}
    }
}
