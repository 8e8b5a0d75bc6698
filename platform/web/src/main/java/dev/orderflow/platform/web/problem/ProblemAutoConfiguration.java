package dev.orderflow.platform.web.problem;

import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.correlation.CorrelationAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers each failure with a problem document, wherever it happens: container, firewall, filter or controller. */
@AutoConfiguration(after = CorrelationAutoConfiguration.class, before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class ProblemAutoConfiguration {

    @Bean
    Problems problems(ObjectProvider<ProblemMapper> mappers, WebProperties properties) {
        return new Problems(mappers.orderedStream().toList(), new StoreFailures(properties.subject()));
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    StoreFailureMeter storeFailureMeter() {
        return new StoreFailureMeter();
    }

    @Bean
    ProblemAdvice problemAdvice(Problems problems, ProblemWriter writer, StoreFailureMeter storeFailures) {
        return new ProblemAdvice(problems, writer, storeFailures);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    FilterProblems filterProblems(ProblemAdvice advice) {
        return new FilterProblems(advice);
    }

    @Bean
    @ConditionalOnMissingBean(RequestRejectedHandler.class)
    FirewallProblems firewallProblems(ProblemWriter writer) {
        return new FirewallProblems(writer);
    }

    @Bean
    ContainerProblems containerProblems(ProblemWriter writer) {
        return new ContainerProblems(writer);
    }
}
