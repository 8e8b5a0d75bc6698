package dev.orderflow.platform.web.openapi;

import dev.orderflow.platform.web.security.RequiresScope;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {

    @Bean
    OpenApiCustomizer narrative(Environment environment) {
        return new OpenApiOverlay(securityScheme(environment));
    }

    /** Which scope a call needs is written on its handler, so it is read from there. */
    @Bean
    OperationCustomizer scopes(Environment environment) {
        return (operation, handler) -> {
            RequiresScope needed = handler.getMethodAnnotation(RequiresScope.class);
            if (needed == null) {
                needed = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresScope.class);
            }
            return needed == null
                    ? operation
                    : operation.addSecurityItem(new SecurityRequirement()
                            .addList(securityScheme(environment), needed.value().value()));
        };
    }

    private static String securityScheme(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("demo")) ? "basic" : "bearer";
    }
}
