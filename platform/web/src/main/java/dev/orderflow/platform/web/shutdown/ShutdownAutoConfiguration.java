package dev.orderflow.platform.web.shutdown;

import dev.orderflow.platform.web.WebProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Without {@code orderflow.web.drain-time} a node stops at once, as somebody wants who starts it by hand. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("orderflow.web.drain-time")
@EnableConfigurationProperties(WebProperties.class)
public class ShutdownAutoConfiguration {

    @Bean
    ConnectionDraining connectionDraining(ApplicationContext application, WebProperties properties) {
        return new ConnectionDraining(application, properties.drainTime());
    }
}
