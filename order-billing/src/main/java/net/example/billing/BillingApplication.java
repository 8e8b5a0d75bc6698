package net.example.billing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Follows the events of orders, and keeps the accounts of their customers. */
@SpringBootApplication
public class BillingApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BillingApplication.class, arguments);
    }
}
