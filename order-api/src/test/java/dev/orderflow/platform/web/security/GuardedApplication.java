package dev.orderflow.platform.web.security;

import dev.orderflow.api.WithoutDatabase;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.web.OpenToAll;
import dev.orderflow.platform.web.request.ResponseMediaType;
import dev.orderflow.platform.web.sse.Subscribers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import org.springframework.boot.health.contributor.PingHealthIndicator;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors without the house: our security around a controller that says who came in. */
@TestComponent // keeps it, and what is inside, out of the real application
@WithoutDatabase
@Import({GuardedApplication.Room.class, GuardedApplication.Store.class})
class GuardedApplication {

    @RestController
    @OpenToAll // to all who have come through the door
    static class Room {

        private final Subscribers subscribers;

        Room(Subscribers subscribers) {
            this.subscribers = subscribers;
        }

        @GetMapping("/api/orders")
        String who(Authentication caller) {
            return caller.getName() + " "
                    + caller.getAuthorities().stream()
                            .map(Object::toString)
                            .filter(authority -> authority.startsWith("SCOPE_"))
                            // by what it allows: what it is about has another name in an adapted clone
                            .sorted(Comparator.comparing(scope -> scope.replaceFirst(".*:", "")))
                            .toList();
        }

        @PostMapping("/api/orders")
        void change() {}

        /** A stream on which nothing happens. */
        @GetMapping("/api/orders/stream")
        @RequiresScope(Scopes.ORDERS_READ)
        @ResponseMediaType(MediaType.TEXT_EVENT_STREAM_VALUE)
        void follow(HttpServletRequest request, HttpServletResponse response) throws IOException {
            subscribers.add(request, response, () -> null);
        }

        @GetMapping("/api/orders/broken")
        String fail() {
            throw new IllegalStateException("a secret of ours");
        }
    }

    /** The readiness asks for it. */
    @TestComponent("dbHealthIndicator")
    static class Store extends PingHealthIndicator {}
}
