package dev.orderflow.api;

import dev.orderflow.projections.ProjectionsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts everything: {@code ./mvnw spring-boot:run} at the root, or {@code java -jar order-api.jar}. */
@SpringBootApplication
@Import(ProjectionsConfiguration.class)
public class OrderflowApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OrderflowApplication.class, arguments);
    }
}
