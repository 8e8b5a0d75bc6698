package dev.orderflow.benchmarks.bare;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least that a request costs on this stack: Spring MVC on Tomcat as it comes, without security, observation or settings. */
@SpringBootApplication
@RestController
public class BareApplication {

    record Caller(String name, List<String> scopes) {}

    public static void main(String[] arguments) {
        SpringApplication.run(BareApplication.class, arguments);
    }

    /** The path of our empty request, so that both are sent the same bytes. */
    @GetMapping("/session")
    Caller session() {
        return new Caller("operator", List.of("orders:read", "orders:write", "operations"));
    }
}
