package net.example.library;

import dev.orderflow.platform.eventstore.EventTypeRegistry;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.security.AccessRules;
import dev.orderflow.platform.web.security.Forbidden;
import dev.orderflow.platform.web.security.Unauthenticated;
import java.util.Map;
import net.example.library.Book.AlreadyLent;
import net.example.library.BookEvent.BookAcquired;
import net.example.library.BookEvent.BookLent;
import net.example.library.BookEvent.BookReturned;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** All that a small application has to say to get the whole platform. */
@SpringBootApplication
class LibraryApplication {

    static final ProblemType ALREADY_LENT =
            new ProblemType("already-lent", HttpStatus.CONFLICT, "Somebody else has the book");

    @Bean
    EventTypeRegistry bookEvents() {
        return new EventTypeRegistry(
                BookEvent.class,
                Map.of(
                        "BookAcquired", BookAcquired.class,
                        "BookLent", BookLent.class,
                        "BookReturned", BookReturned.class));
    }

    @Bean
    AggregateConfigurer<Book> book(LockFactory locks) {
        return AggregateConfigurer.defaultConfiguration(Book.class).configureLockFactory(axon -> locks);
    }

    @Bean
    ProblemMapper bookProblems() {
        return (cause, request) ->
                cause instanceof AlreadyLent ? new Problem(ALREADY_LENT, "Wait until it is returned.") : null;
    }

    @Bean
    SecurityFilterChain passwords(HttpSecurity http, ProblemWriter problems) {
        Unauthenticated unauthenticated =
                new Unauthenticated("Basic", "library", "Send a name and a password.", problems);
        return AccessRules.stateless(http, unauthenticated, new Forbidden(problems))
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthenticated))
                .build();
    }

    @Bean
    InMemoryUserDetailsManager staff() {
        return new InMemoryUserDetailsManager(
                User.withUsername("librarian")
                        .password("{noop}shh")
                        .authorities("SCOPE_books")
                        .build(),
                User.withUsername("operator")
                        .password("{noop}ops")
                        .authorities("SCOPE_ops:admin")
                        .build());
    }
}
