package dev.orderflow.platform.tenants;

import dev.orderflow.api.OrderflowApplication;
import dev.orderflow.platform.testing.NewDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole application with tenants on. Their claim has a name of its own, so that a test sees whether the setting counts. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = OrderflowApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"orderflow.tenants.enabled=true", "orderflow.tenants.claim=" + TokensOfTenants.CLAIM})
@NewDatabase
@interface WithTenants {}
