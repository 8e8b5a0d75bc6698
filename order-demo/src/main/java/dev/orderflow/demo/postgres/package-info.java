/**
 * The embedded PostgreSQL of {@code ./mvnw spring-boot:run}. It is not part of the jar, and stays out of the way where
 * {@code spring.datasource.url} names a database.
 */
@NullMarked
package dev.orderflow.demo.postgres;

import org.jspecify.annotations.NullMarked;
