package dev.orderflow.stock.http;

import dev.orderflow.platform.web.request.ValueReader;
import dev.orderflow.stock.StockAutoConfiguration;
import dev.orderflow.stock.item.ReceivedQuantity;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The calls about stock. */
@AutoConfiguration(after = StockAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class StockHttpAutoConfiguration {

    @Bean
    ValueReader<ReceivedQuantity> receivedQuantities() {
        return ValueReader.integer(ReceivedQuantity.class, ReceivedQuantity::of);
    }

    @Bean
    StockController stockController(CommandGateway commands, EventStore log) {
        return new StockController(commands, log);
    }

    @Bean
    StockFailures stockFailures() {
        return new StockFailures();
    }
}
