package dev.orderflow.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** With a setting that this module has a default for. */
class PlatformDefaultsTest {

    private static final String SETTING = "spring.flyway.enabled";

    @Test
    void aModulesDefaultIsInTheEnvironment() {
        assertThat(setting(Plain.class, Map.of())).isEqualTo("false");
    }

    @Test
    void aDefaultOfTheApplicationIsStronger() {
        assertThat(setting(Plain.class, Map.of(SETTING, "the application's"))).isEqualTo("the application's");
    }

    @Test
    void soIsAPropertySourceOfTheApplication() {
        assertThat(setting(WithSource.class, Map.of())).isEqualTo("the source's");
    }

    private static String setting(Class<?> application, Map<String, Object> defaults) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .properties(defaults)
                .run()) {
            return context.getEnvironment().getRequiredProperty(SETTING);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Plain {}

    @Configuration(proxyBeanMethods = false)
    @PropertySource("classpath:of-the-application.properties")
    static class WithSource {}
}
