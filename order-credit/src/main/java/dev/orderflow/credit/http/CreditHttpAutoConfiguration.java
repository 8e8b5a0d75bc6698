package dev.orderflow.credit.http;

import dev.orderflow.credit.CreditAutoConfiguration;
import dev.orderflow.credit.check.CreditReader;
import dev.orderflow.platform.web.request.ValueReader;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The calls about limits. */
@AutoConfiguration(after = CreditAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class CreditHttpAutoConfiguration {

    @Bean
    ValueReader<LimitAmount> limitAmounts() {
        return ValueReader.decimal(LimitAmount.class, LimitAmount::new);
    }

    @Bean
    CreditLimitController creditLimitController(CommandGateway commands, EventStore log) {
        return new CreditLimitController(commands, log);
    }

    @Bean
    CustomerCreditController customerCreditController(CreditReader reader) {
        return new CustomerCreditController(reader);
    }

    @Bean
    CreditFailures creditFailures() {
        return new CreditFailures();
    }
}
