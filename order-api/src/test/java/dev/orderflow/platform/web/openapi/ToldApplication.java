package dev.orderflow.platform.web.openapi;

import dev.orderflow.api.WithoutDatabase;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two of the described calls, with nothing behind them: {@code ApiDescriptionIT} compares all calls with their description. */
@TestComponent // keeps it, and what is inside, out of the real application
@WithoutDatabase
@Import(ToldApplication.Orders.class)
class ToldApplication {

    @RestController
    @RequestMapping("/api/orders")
    @RequiresScope(Scopes.ORDERS_WRITE)
    static class Orders {

        @PostMapping("/{orderId}/ship")
        void ship(@PathVariable String orderId, @RequestBody Map<String, Object> body) {}

        @GetMapping("/{orderId}")
        @RequiresScope(Scopes.ORDERS_READ)
        void find(@PathVariable String orderId, @RequestParam(required = false) @Nullable String timeout) {}
    }
}
