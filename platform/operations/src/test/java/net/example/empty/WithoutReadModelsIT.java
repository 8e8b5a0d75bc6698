package net.example.empty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.eventstore.EventTypeRegistry;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.testing.NewDatabase;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An application that has just begun. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "axon.update-check.disabled=true")
@NewDatabase
class WithoutReadModelsIT {

    @Revision("1")
    record Begun() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        EventTypeRegistry events() {
            return new EventTypeRegistry(Begun.class, Map.of("Begun", Begun.class));
        }

        @Bean
        SecurityFilterChain nobodyComesIn(HttpSecurity http) {
            return http.authorizeHttpRequests(paths -> paths.anyRequest().denyAll())
                    .build();
        }
    }

    @Test
    void anApplicationWithoutReadModelsStarts(@Autowired ProcessorStatuses processors) {
        assertThat(processors.all()).isEmpty();
    }
}
