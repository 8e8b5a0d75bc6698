package dev.orderflow.stock.idempotency;

import dev.orderflow.platform.web.idempotency.IdempotencyAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets a receipt with a key through once. */
@AutoConfiguration(before = IdempotencyAutoConfiguration.class)
public class ReceiptKeysAutoConfiguration {

    @Bean
    KeyedReceipts keyedReceipts() {
        return new KeyedReceipts();
    }
}
