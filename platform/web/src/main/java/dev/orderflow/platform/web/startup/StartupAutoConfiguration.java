package dev.orderflow.platform.web.startup;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Logs where things are once the application is ready. */
@AutoConfiguration
public class StartupAutoConfiguration {

    @Bean
    ReadyMessage readyMessage(
            Environment environment, ObjectProvider<JdbcConnectionDetails> database, ObjectProvider<StartupInfo> info) {
        return new ReadyMessage(environment, database, info);
    }
}
