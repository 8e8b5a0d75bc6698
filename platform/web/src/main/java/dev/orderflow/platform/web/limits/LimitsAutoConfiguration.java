package dev.orderflow.platform.web.limits;

import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.security.OpenPaths;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Limits the requests of each kind. See docs/decisions/0030-limits-for-each-kind-of-request.md. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class LimitsAutoConfiguration {

    @Bean
    static SharedPool sharedPool(ObjectProvider<WebProperties> properties) {
        return new SharedPool(properties);
    }

    @Bean
    RequestLimits requestLimits(
            WebProperties properties,
            ObjectProvider<OperationPaths> operations,
            ObjectProvider<OpenPaths> open,
            ProblemWriter problems,
            Environment environment) {
        WebProperties.Limits limits = properties.limits();
        int threads = environment.getProperty("server.tomcat.threads.max", Integer.class, 200);
        if (limits.total() >= threads) {
            throw new StartRefused(
                    "The limits of all kinds of requests allow " + limits.total() + " at once, but the server has "
                            + threads + " threads: a flood of one kind could take the threads of another.",
                    "Lower orderflow.web.limits.*, or raise server.tomcat.threads.max.");
        }
        String actuator = StringUtils.trimTrailingCharacter(
                environment.getProperty("management.endpoints.web.base-path", "/actuator"), '/');
        RequestKinds kinds = new RequestKinds(
                List.of(actuator + "/health/**"),
                Stream.concat(
                                // Endpoints at the root can't be told from the application.
                                actuator.isEmpty() ? Stream.empty() : Stream.of(actuator + "/**"),
                                operations.stream().flatMap(paths -> paths.patterns().stream()))
                        .toList(),
                open.stream().flatMap(paths -> paths.patterns().stream()).toList());
        return new RequestLimits(
                kinds,
                Map.of(
                        RequestKind.COMMAND, limits.commands(),
                        RequestKind.QUERY, limits.queries(),
                        RequestKind.OPERATION, limits.operations(),
                        RequestKind.PROBE, limits.probes(),
                        RequestKind.FILE, limits.files()),
                problems);
    }
}
