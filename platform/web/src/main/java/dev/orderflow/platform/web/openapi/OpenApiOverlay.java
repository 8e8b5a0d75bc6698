package dev.orderflow.platform.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Lays the narrative over the calls that the controllers really have. What is told but isn't there stays out. A call or a
 * parameter that is there but isn't told stays as it was found, for a test to stumble over.
 */
final class OpenApiOverlay implements OpenApiCustomizer {

    private final String securityScheme;

    /** @param securityScheme the one of the narrative's schemes that holds in this run */
    OpenApiOverlay(String securityScheme) {
        this.securityScheme = securityScheme;
    }

    @Override
    public void customise(OpenAPI api) {
        OpenAPI narrative = OverlayDocument.read();
        narrative.getComponents().getSecuritySchemes().keySet().retainAll(Set.of(securityScheme));
        api.info(narrative.getInfo()).tags(narrative.getTags()).components(narrative.getComponents());
        api.getPaths().forEach((path, found) -> {
            Map<HttpMethod, Operation> told =
                    narrative.getPaths().getOrDefault(path, new PathItem()).readOperationsMap();
            found.readOperationsMap().forEach((method, call) -> {
                if (told.containsKey(method)) {
                    found.operation(method, laidOver(call, told.get(method), narrative));
                }
            });
        });
    }

    private static Operation laidOver(Operation found, Operation told, OpenAPI narrative) {
        List<Parameter> known = Objects.requireNonNullElse(told.getParameters(), List.<Parameter>of()).stream()
                .map(parameter -> resolved(parameter, narrative))
                .toList();
        Objects.requireNonNullElse(found.getParameters(), List.<Parameter>of()).stream()
                .filter(parameter -> known.stream().noneMatch(other -> same(parameter, other)))
                .forEach(told::addParametersItem);
        return told.operationId(found.getOperationId()).security(found.getSecurity());
    }

    private static Parameter resolved(Parameter parameter, OpenAPI narrative) {
        String reference = parameter.get$ref();
        if (reference == null) {
            return parameter;
        }
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return Objects.requireNonNull(narrative.getComponents().getParameters().get(name), reference);
    }

    private static boolean same(Parameter one, Parameter other) {
        return Objects.equals(one.getIn(), other.getIn()) && one.getName().equalsIgnoreCase(other.getName());
    }
}
