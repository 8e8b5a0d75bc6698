package dev.orderflow.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = DataSourceAutoConfiguration.class)
@NewDatabase
class NewDatabaseIT {

    @Test
    void theContextsDataSourceLeadsToADatabaseOfItsOwn(
            @Autowired DataSource dataSource, @Value("${spring.datasource.username}") String owner) {
        assertThat(currentDatabase(dataSource)).isEqualTo(owner);
    }

    @Test
    void anotherContextHasAnotherDatabase(@Autowired DataSource dataSource) {
        new ApplicationContextRunner()
                .withInitializer(new NewDatabase.Initializer())
                .withUserConfiguration(DataSourceAutoConfiguration.class)
                .run(other -> assertThat(currentDatabase(other.getBean(DataSource.class)))
                        .isNotEqualTo(currentDatabase(dataSource)));
    }

    private static String currentDatabase(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select current_database()")
                .query(String.class)
                .single();
    }
}
