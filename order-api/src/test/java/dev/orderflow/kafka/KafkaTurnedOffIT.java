package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without the profile {@code kafka} nothing of Kafka is there but classes. */
@FullApplication
class KafkaTurnedOffIT {

    @Autowired
    private ApplicationContext context;

    @Test
    void thereIsNoBean() {
        assertThat(context.getBeanDefinitionNames())
                .extracting(context::getType)
                .filteredOn(Objects::nonNull)
                .extracting(Class::getName)
                .isNotEmpty()
                .noneMatch(name -> name.contains(".kafka."));
    }

    @Test
    void thereIsNoThread() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("kafka"));
    }

    @Test
    void thereIsNoProcessor(@Autowired JdbcClient sql) {
        assertThat(sql.sql("select processor from read_model.tokens")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(processor -> processor.contains("kafka"));
    }

    @Test
    void healthAndMetersDoNotSpeakOfIt(@Autowired HealthContributorRegistry health, @Autowired MeterRegistry meters) {
        assertThat(health)
                .isNotEmpty()
                .noneMatch(contributor -> contributor.name().contains("kafka"));
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .isNotEmpty()
                .noneMatch(name -> name.contains("kafka"));
    }
}
