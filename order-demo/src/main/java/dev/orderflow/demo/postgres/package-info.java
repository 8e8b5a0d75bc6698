/**
 * The embedded PostgreSQL of {@code ./mvnw spring-boot:run}. Its binaries are not in the application's jar, and it does not start
 * where {@code spring.datasource.url} names a database.
 */
@NullMarked
package dev.orderflow.demo.postgres;

import org.jspecify.annotations.NullMarked;
