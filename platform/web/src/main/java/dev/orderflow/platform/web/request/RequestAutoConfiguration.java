package dev.orderflow.platform.web.request;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Checks requests and reads their bodies strictly. The checks themselves can't be replaced, so that nothing fails open. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class RequestAutoConfiguration {

    /** For an application that adds no value types. */
    @Bean
    @ConditionalOnMissingBean
    RequestValues requestValues() {
        return new RequestValues(MalformedValue.class, ProblemType.INVALID_REQUEST);
    }

    @Bean
    RequestChecks requestChecks(RequestValues values, ObjectProvider<NodeRole> role) {
        return new RequestChecks(values, role.getIfAvailable(() -> NodeRole.BOTH));
    }

    @Bean
    @ConditionalOnMissingBean(JacksonJsonHttpMessageConverter.class)
    @Order(1) // Spring Boot's own has 0, and the last one counts.
    ServerHttpMessageConvertersCustomizer wholeJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new WholeJsonConverter(json));
    }

    @Bean
    RequestBodyCheck requestBodyCheck(RequestValues values, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new RequestBodyCheck(values, mappings);
    }

    @Bean
    ParameterProblems parameterProblems(RequestValues values) {
        return new ParameterProblems(values);
    }

    @Bean
    BodyBuffer bodyBuffer(WebProperties properties) {
        return new BodyBuffer(Math.toIntExact(properties.largestBody().toBytes()));
    }

    @Bean
    HeaderLimit headerLimit(WebProperties properties) {
        return new HeaderLimit(properties.largestHeaders().toBytes());
    }

    /**
     * An unknown method is answered with 405 (not allowed at this address), not with 400 (misleading request). Names and values of headers
     * are checked each time that a filter reads one, so the usual ones take a short way.
     */
    @Bean
    @ConditionalOnMissingBean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> isPlain(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(
                value -> isPlain(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    /** Printable ASCII, which Spring Security allows too, but by an expression that looks each character up. */
    private static boolean isPlain(String header) {
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) < ' ' || header.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
