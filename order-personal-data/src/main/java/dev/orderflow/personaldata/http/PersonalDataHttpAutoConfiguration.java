package dev.orderflow.personaldata.http;

import dev.orderflow.personaldata.PersonalDataAutoConfiguration;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.platform.operations.AuditTrail;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The call that erases. */
@AutoConfiguration(after = PersonalDataAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class PersonalDataHttpAutoConfiguration {

    @Bean
    PersonalDataController personalDataController(AuditTrail trail, CustomerKeys keys, CommandGateway commands) {
        return new PersonalDataController(trail, keys, commands);
    }
}
