package dev.orderflow.api;

import dev.orderflow.platform.testing.NewDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test against the whole application, on a real port and a real PostgreSQL. The context is shared, so each test works on
 * orders and customers of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = OrderflowApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@NewDatabase
@TestExecutionListeners(listeners = NothingLeftBehind.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface FullApplication {}
