package dev.orderflow.platform.web.correlation;

import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Gives each request its correlation id, and each event the id of the request and the name of the caller behind it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class CorrelationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CorrelationFilter correlationFilter() {
        return new CorrelationFilter();
    }

    /** Axon puts an interceptor that is a bean on its gateway and its bus. */
    @Bean
    RequestMetadata requestMetadata() {
        return new RequestMetadata();
    }

    @Bean
    CommandLogContext commandLogContext() {
        return new CommandLogContext();
    }

    /** Axon copies this from a command to its events. */
    @Bean
    @ConditionalOnMissingBean(name = "actor")
    SimpleCorrelationDataProvider actor() {
        return new SimpleCorrelationDataProvider(RequestMetadata.ACTOR);
    }
}
