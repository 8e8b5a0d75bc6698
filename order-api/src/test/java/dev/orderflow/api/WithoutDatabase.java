package dev.orderflow.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Everything that configures itself, except what needs a database. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "dev.orderflow.platform.database.DatabaseAutoConfiguration",
            "dev.orderflow.platform.eventstore.EventStoreAutoConfiguration",
            "dev.orderflow.platform.eventstore.MessagingAutoConfiguration",
            "dev.orderflow.platform.eventstore.NotificationAutoConfiguration",
            "dev.orderflow.platform.eventstore.snapshot.SnapshotAutoConfiguration",
            "dev.orderflow.platform.projections.ProjectionsAutoConfiguration",
            "dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration",
            "dev.orderflow.platform.projections.replay.ReplaysAutoConfiguration",
            "dev.orderflow.platform.projections.stepping.SteppingAutoConfiguration",
            "dev.orderflow.platform.operations.OperationsAutoConfiguration",
            "dev.orderflow.platform.operations.OperationsSchemaAutoConfiguration",
            "dev.orderflow.platform.operations.lag.LagAutoConfiguration",
            "dev.orderflow.platform.operations.monitoring.MonitoringAutoConfiguration",
            "dev.orderflow.platform.web.idempotency.IdempotencyAutoConfiguration",
            "dev.orderflow.deadlines.DeadlinesAutoConfiguration",
            "dev.orderflow.credit.CreditAutoConfiguration",
            "dev.orderflow.credit.http.CreditHttpAutoConfiguration",
            "dev.orderflow.personaldata.PersonalDataAutoConfiguration",
            "dev.orderflow.personaldata.http.PersonalDataHttpAutoConfiguration",
            "dev.orderflow.stock.StockAutoConfiguration",
            "dev.orderflow.stock.http.StockHttpAutoConfiguration",
            "dev.orderflow.demo.levers.LeversAutoConfiguration",
            "dev.orderflow.demo.postgres.LocalPostgresAutoConfiguration",
            "dev.orderflow.demo.seed.SeedAutoConfiguration"
        })
public @interface WithoutDatabase {}
