package dev.orderflow.platform.operations.lag;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lag of the last hour, in the database and over HTTP. */
@AutoConfiguration
public class LagAutoConfiguration {

    @Bean
    LagSamples lagSamples(JdbcClient sql) {
        return new LagSamples(sql);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    LagController lagController(LagSamples samples) {
        return new LagController(samples);
    }
}
