package dev.orderflow.platform.web.security;

import dev.orderflow.api.WithoutDatabase;
import dev.orderflow.platform.web.OpenToAll;
import java.util.Comparator;
import org.springframework.boot.health.contributor.PingHealthIndicator;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
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

        @GetMapping("/api/orders/broken")
        String fail() {
            throw new IllegalStateException("a secret of ours");
        }
    }

    /** The readiness asks for it. */
    @TestComponent("dbHealthIndicator")
    static class Store extends PingHealthIndicator {}
}
