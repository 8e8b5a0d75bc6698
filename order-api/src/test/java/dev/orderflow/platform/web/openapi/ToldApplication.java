package dev.orderflow.platform.web.openapi;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
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
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "dev.orderflow.platform.web.security.TokenSecurityAutoConfiguration",
            "dev.orderflow.demo.levers.LeversAutoConfiguration",
            "dev.orderflow.demo.postgres.LocalPostgresAutoConfiguration",
            "dev.orderflow.demo.seed.SeedAutoConfiguration"
        })
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
