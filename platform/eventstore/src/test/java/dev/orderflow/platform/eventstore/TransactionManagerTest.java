package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.jdbc.support.JdbcTransactionManager;

class TransactionManagerTest {

    @Test
    void springBootsSettingsForTransactionsApply() {
        new ApplicationContextRunner()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withBean(DataSource.class, () -> Mockito.mock(DataSource.class))
                .withConfiguration(AutoConfigurations.of(
                        TransactionManagerCustomizationAutoConfiguration.class, MessagingAutoConfiguration.class))
                .withPropertyValues("spring.transaction.default-timeout=7s")
                .run(context -> assertThat(
                                context.getBean(JdbcTransactionManager.class).getDefaultTimeout())
                        .isEqualTo(7));
    }
}
