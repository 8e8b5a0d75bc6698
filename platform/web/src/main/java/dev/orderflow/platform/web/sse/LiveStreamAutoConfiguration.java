package dev.orderflow.platform.web.sse;

import dev.orderflow.platform.web.WebProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Serves live streams. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class LiveStreamAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Subscribers subscribers(WebProperties properties) {
        return new Subscribers(properties.liveStreams());
    }
}
