package dev.orderflow.demo.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.startup.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LocalPostgresAutoConfigurationTest {

    private static final String URL = "jdbc:postgresql://db.example/orders";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(LocalPostgresAutoConfiguration.class, DataSourceAutoConfiguration.class));

    private final ApplicationContextRunner jar =
            application.withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class));

    @Test
    void aConfiguredDatabaseLeavesNoRoomForTheEmbeddedOne() {
        application
                .withPropertyValues("spring.datasource.url=" + URL)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(LocalPostgres.class)
                        .getBean(JdbcConnectionDetails.class)
                        .returns(URL, JdbcConnectionDetails::getJdbcUrl));
    }

    @Test
    void theJarTakesTheConfiguredDatabase() {
        jar.withPropertyValues("spring.datasource.url=" + URL)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(JdbcConnectionDetails.class)
                        .returns(URL, JdbcConnectionDetails::getJdbcUrl));
    }

    @Test
    void theJarSaysWhatToSetWhenNoDatabaseIsConfigured() {
        jar.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        failure -> assertThat(failure.remedy())
                                .contains(
                                        "SPRING_DATASOURCE_URL",
                                        "SPRING_DATASOURCE_USERNAME",
                                        "SPRING_DATASOURCE_PASSWORD")));
    }
}
