package dev.orderflow.platform.web.sse;

import dev.orderflow.platform.web.WebProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Serves live streams. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class LiveStreamAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Subscribers subscribers(
            WebProperties properties, ObjectProvider<JwtDecoder> tokens, ObjectProvider<UserDetailsService> accounts) {
        return new Subscribers(
                properties.liveStreams(), new StreamCallers(tokens.getIfUnique(), accounts.getIfUnique()));
    }
}
