package dev.orderflow.platform.web.openapi;

import dev.orderflow.api.WithoutDatabase;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls at the addresses that the narrative tells about, with nothing behind them. */
@TestComponent // keeps it, and what is inside, out of the real application
@WithoutDatabase
@Import({
    ToldApplication.Commands.class,
    ToldApplication.Queries.class,
    ToldApplication.History.class,
    ToldApplication.Operations.class
})
class ToldApplication {

    @RestController
    @RequestMapping("/api/orders")
    @RequiresScope(Scopes.ORDERS_WRITE)
    static class Commands {

        @PostMapping
        void place(@RequestBody Map<String, Object> body) {}

        @PostMapping("/{orderId}/lines")
        void addLine(@PathVariable String orderId, @RequestBody Map<String, Object> body) {}

        @DeleteMapping("/{orderId}/lines/{sku}")
        void removeLine(@PathVariable String orderId, @PathVariable String sku) {}

        @PostMapping("/{orderId}/confirm")
        void confirm(@PathVariable String orderId) {}

        @PostMapping("/{orderId}/ship")
        void ship(@PathVariable String orderId, @RequestBody Map<String, Object> body) {}

        @PostMapping("/{orderId}/deliver")
        void deliver(@PathVariable String orderId) {}

        @PostMapping("/{orderId}/cancel")
        void cancel(@PathVariable String orderId, @RequestBody Map<String, Object> body) {}
    }

    @RestController
    @RequestMapping("/api")
    @RequiresScope(Scopes.ORDERS_READ)
    static class Queries {

        @GetMapping("/orders")
        void list(@RequestParam(required = false) @Nullable String status) {}

        @GetMapping("/statistics/daily")
        void listDailyStatistics(@RequestParam(required = false) @Nullable String from) {}

        @GetMapping("/customers/{customerId}/orders/summary")
        void findCustomerSummary(@PathVariable String customerId) {}

        @GetMapping("/orders/{orderId}")
        void find(@PathVariable String orderId, @RequestParam(required = false) @Nullable String timeout) {}

        @GetMapping("/orders/stream")
        void streamOrders() {}
    }

    @RestController
    @RequestMapping("/api")
    @RequiresScope(Scopes.ORDERS_READ)
    static class History {

        @GetMapping("/orders/{orderId}/events")
        void listOrderEvents(@PathVariable String orderId) {}

        @GetMapping("/events")
        void listEvents(@RequestParam(required = false) @Nullable String after) {}

        @GetMapping("/events/stream")
        void streamEvents(@RequestParam(required = false) @Nullable String after) {}
    }

    @RestController
    @RequestMapping("/api/processors")
    @RequiresScope(Scopes.OPS_ADMIN)
    static class Operations {

        @GetMapping
        void listProcessors() {}

        @GetMapping("/{name}")
        void getProcessor(@PathVariable String name) {}

        @PostMapping("/{name}/replay")
        void replay(@PathVariable String name) {}

        @PostMapping("/{name}/pause")
        void pause(@PathVariable String name) {}

        @PostMapping("/{name}/resume")
        void resume(@PathVariable String name) {}

        @PostMapping("/{name}/segments/{id}/split")
        void split(@PathVariable String name, @PathVariable String id) {}

        @PostMapping("/{name}/segments/{id}/merge")
        void merge(@PathVariable String name, @PathVariable String id) {}

        @GetMapping("/{name}/dead-letters")
        void listDeadLetters(@PathVariable String name) {}

        @PostMapping("/{name}/dead-letters/{id}/retry")
        void retryDeadLetter(@PathVariable String name, @PathVariable String id) {}

        @DeleteMapping("/{name}/dead-letters/{id}")
        void discardDeadLetter(@PathVariable String name, @PathVariable String id) {}
    }
}
