package dev.orderflow.projections;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Queries read by JPA where an entity saves code; nothing is written by it. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories(
        enableDefaultTransactions = false) // a query is one statement, which needs no transaction around it
class ProjectionsConfiguration {}
