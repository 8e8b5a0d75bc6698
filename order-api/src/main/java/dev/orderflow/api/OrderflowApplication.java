package dev.orderflow.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts everything: {@code ./mvnw spring-boot:run} at the root, or {@code java -jar order-api.jar}. */
@SpringBootApplication(scanBasePackages = {"dev.orderflow.api", "dev.orderflow.projections"})
public class OrderflowApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OrderflowApplication.class, arguments);
    }
}
