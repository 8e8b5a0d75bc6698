package dev.orderflow.platform.database;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Lets Spring Boot check the database before it migrates it: what a detector finds by default comes before what Flyway's finds. */
final class DatabaseRequirementsDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(DatabaseRequirements.class);
    }
}
