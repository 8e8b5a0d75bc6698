package dev.orderflow.personaldata;

import dev.orderflow.domain.recipient.RecipientCipher;
import dev.orderflow.personaldata.erasure.PersonalData;
import dev.orderflow.personaldata.erasure.PersonalDataEventTypes;
import dev.orderflow.personaldata.keys.CustomerKeyCipher;
import dev.orderflow.personaldata.keys.CustomerKeys;
import dev.orderflow.personaldata.keys.KeyRewrapping;
import dev.orderflow.personaldata.keys.MasterKeyFile;
import dev.orderflow.personaldata.keys.MasterKeys;
import dev.orderflow.platform.eventstore.EventStoreAutoConfiguration;
import dev.orderflow.platform.eventstore.EventTypeRegistry;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.request.FingerprintSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders take recipients where this module is on the class path and a master key is configured. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@EnableConfigurationProperties(PersonalDataProperties.class)
public class PersonalDataAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataAutoConfiguration.class);

    @Bean
    @DependsOn("eventStoreMigrations")
    FlywayMigrationInitializer personalDataMigrations(JdbcConnectionDetails database) {
        return Migrations.of("personal_data", database);
    }

    @Bean
    EventTypeRegistry personalDataEventTypes() {
        return PersonalDataEventTypes.registry();
    }

    /** Axon finds this bean by its type. */
    @Bean
    AggregateConfigurer<PersonalData> personalData(LockFactory locks) {
        return AggregateConfigurer.defaultConfiguration(PersonalData.class)
                .configureLockFactory(configuration -> locks);
    }

    @Bean
    MasterKeys masterKeys(PersonalDataProperties properties, NodeRole role) {
        MasterKeys keys = new MasterKeys(Stream.of(properties.masterKeys(), linesOf(properties))
                .flatMap(List::stream)
                .filter(entry -> !entry.isBlank())
                .toList());
        if (keys.newest() == null && role.takesCommands()) {
            LOG.warn(
                    "There is no master key for personal data, so orders with a recipient are refused."
                            + " Set ORDERFLOW_PERSONAL_DATA_MASTER_KEYS or ORDERFLOW_PERSONAL_DATA_MASTER_KEY_FILE (docs/personal-data.md).");
        }
        return keys;
    }

    /** Before it is used for the first time, a key whose erasure is in the log is gone. */
    @Bean
    CustomerKeys customerKeys(JdbcClient sql, MasterKeys masters) {
        CustomerKeys keys = new CustomerKeys(sql, masters);
        int erased = keys.destroyErased();
        if (erased > 0) {
            LOG.warn(
                    "{} keys of customers had come back from a backup and are destroyed again, as the log says",
                    erased);
        }
        return keys;
    }

    @Bean
    RecipientCipher recipientCipher(CustomerKeys keys) {
        return new CustomerKeyCipher(keys);
    }

    @Bean
    KeyRewrapping keyRewrapping(CustomerKeys keys, PersonalDataProperties properties, NodeRole role) {
        return new KeyRewrapping(keys, properties.rewrapInterval(), role);
    }

    /** What is stored of a request with an Idempotency-Key must not tell whether it was about a certain person. */
    @Bean
    FingerprintSecrets fingerprintSecrets(MasterKeys keys) {
        List<byte[]> secrets = keys.fingerprintSecrets();
        return () -> secrets;
    }

    private static List<String> linesOf(PersonalDataProperties properties) {
        Path file = properties.masterKeyFile();
        if (file == null) {
            return List.of();
        }
        if (!properties.createMasterKeyFile()) {
            return MasterKeyFile.read(file);
        }
        boolean isNeeded = properties.masterKeys().stream().allMatch(String::isBlank);
        return isNeeded || Files.exists(file) ? MasterKeyFile.readOrCreate(file) : List.of();
    }
}
