package dev.orderflow.platform.web.openapi;

import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.security.RequiredScope;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Completes what springdoc reads off the controllers. */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class DescriptionAutoConfiguration {

    @Bean
    OpenApiCustomizer openApiOverlay(WebProperties properties) {
        return new OpenApiOverlay(properties.securityScheme());
    }

    @Bean
    OperationCustomizer scopesOfOperations(WebProperties properties) {
        return (operation, handler) -> {
            String scope = RequiredScope.of(handler);
            return scope == null
                    ? operation
                    : operation.addSecurityItem(new SecurityRequirement().addList(properties.securityScheme(), scope));
        };
    }
}
