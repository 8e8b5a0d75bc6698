package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.LiveStream;
import dev.orderflow.api.http.Scopes;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.UserDetailsManager;
import org.springframework.test.context.ActiveProfiles;

/** A live stream ends with the session or the account that has opened it. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"axon.update-check.disabled=true", "orderflow.web.live-streams.comment-interval=200ms"})
@ActiveProfiles("demo")
class StreamsOfAccountsTest {

    private static final String STREAM = "/api/orders/stream";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UserDetailsManager accounts;
    private final Door door;
    private final Browser browser;

    StreamsOfAccountsTest(@Autowired UserDetailsManager accounts, @LocalServerPort int port) {
        this.accounts = accounts;
        door = new Door(port);
        browser = new Browser(port);
    }

    @Test
    void aStreamEndsWhenItsSessionIsSignedOut() throws Exception {
        browser.signIn("viewer", "viewer");
        try (LiveStream stream = streamOfTheSession()) {
            assertGoesOn(stream);

            browser.postWithToken("/logout", "");

            assertThat(stream.hasEnded(SOON)).isTrue();
        }
    }

    /** The session gets a new id, which is no other session. */
    @Test
    void aStreamGoesOnWhenTheSameAccountSignsInAgain() throws Exception {
        browser.signIn("viewer", "viewer");
        try (LiveStream stream = streamOfTheSession()) {
            browser.signIn("viewer", "viewer");

            assertGoesOn(stream);
        }
    }

    @Test
    void aStreamEndsWhenAnotherAccountSignsInInTheSameSession() throws Exception {
        browser.signIn("operator", "operator");
        try (LiveStream stream = streamOfTheSession()) {
            browser.signIn("viewer", "viewer");

            assertThat(stream.hasEnded(SOON)).isTrue();
        }
    }

    @Test
    void aStreamOfAProgramGoesOnWhenAPageSignsOut() throws Exception {
        browser.signIn("viewer", "viewer");
        String session = browser.cookie("orderflow-session");
        try (LiveStream stream = door.stream(
                STREAM, "Authorization", basic("viewer", "viewer"), "Cookie", "orderflow-session=" + session)) {
            browser.postWithToken("/logout", "");

            assertGoesOn(stream);
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("loses the scope", change(account -> account.authorities("SCOPE_" + Scopes.ORDERS_WRITE))),
                Arguments.of("is disabled", change(account -> account.disabled(true))),
                Arguments.of("is locked", change(account -> account.accountLocked(true))),
                Arguments.of("gets another password", change(account -> account.password("{noop}another"))));
    }

    private static UnaryOperator<User.UserBuilder> change(UnaryOperator<User.UserBuilder> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aStreamEndsWhenItsAccountChanges(String description, UnaryOperator<User.UserBuilder> change) throws Exception {
        UserDetails account = newAccount();
        try (LiveStream stream = streamOf(account)) {
            assertGoesOn(stream);

            accounts.updateUser(change.apply(User.withUserDetails(account)).build());

            assertThat(stream.hasEnded(SOON)).isTrue();
        }
    }

    @Test
    void aStreamEndsWhenItsAccountIsDeleted() throws Exception {
        UserDetails account = newAccount();
        try (LiveStream stream = streamOf(account)) {
            accounts.deleteUser(account.getUsername());

            assertThat(stream.hasEnded(SOON)).isTrue();
        }
    }

    private UserDetails newAccount() {
        String name = UUID.randomUUID().toString();
        UserDetails account = User.withUsername(name)
                .password("{noop}" + name)
                .authorities("SCOPE_" + Scopes.ORDERS_READ)
                .build();
        accounts.createUser(account);
        return account;
    }

    private LiveStream streamOf(UserDetails account) {
        return door.stream(STREAM, "Authorization", basic(account.getUsername(), account.getUsername()));
    }

    /** Several comments come, and the credentials are checked between any two. */
    private static void assertGoesOn(LiveStream stream) throws InterruptedException {
        for (int comment = 0; comment < 3; comment++) {
            assertThat(stream.comments(SOON)).isTrue();
        }
    }

    private LiveStream streamOfTheSession() {
        return door.stream(STREAM, "Cookie", "orderflow-session=" + browser.cookie("orderflow-session"));
    }
}
