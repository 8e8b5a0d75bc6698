package dev.orderflow.projections;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Finds the read models in the packages beside this class. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories(
        considerNestedRepositories = true,
        enableDefaultTransactions = false) // each query is one statement, which needs no transaction around it
public class ProjectionsConfiguration {}
