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
 * Adds the overlay documents to the calls that the controllers really have. A call that is described but doesn't exist is left
 * out. A call or a parameter that exists but isn't described stays as it was found, so that a test can find it.
 */
final class OpenApiOverlay implements OpenApiCustomizer {

    private final String securityScheme;

    /** @param securityScheme the described scheme that is in use */
    OpenApiOverlay(String securityScheme) {
        this.securityScheme = securityScheme;
    }

    @Override
    public void customise(OpenAPI api) {
        OpenAPI overlay = OverlayDocument.read();
        if (overlay.getPaths() == null) {
            return;
        }
        overlay.getComponents().getSecuritySchemes().keySet().retainAll(Set.of(securityScheme));
        api.info(overlay.getInfo()).tags(overlay.getTags()).components(overlay.getComponents());
        api.getPaths().forEach((path, found) -> {
            Map<HttpMethod, Operation> described =
                    overlay.getPaths().getOrDefault(path, new PathItem()).readOperationsMap();
            found.readOperationsMap().forEach((method, call) -> {
                if (described.containsKey(method)) {
                    found.operation(method, laidOver(call, described.get(method), overlay));
                }
            });
        });
    }

    private static Operation laidOver(Operation found, Operation described, OpenAPI overlay) {
        List<Parameter> known = Objects.requireNonNullElse(described.getParameters(), List.<Parameter>of()).stream()
                .map(parameter -> resolved(parameter, overlay))
                .toList();
        Objects.requireNonNullElse(found.getParameters(), List.<Parameter>of()).stream()
                .filter(parameter -> known.stream().noneMatch(other -> same(parameter, other)))
                .forEach(described::addParametersItem);
        return described.operationId(found.getOperationId()).security(found.getSecurity());
    }

    private static Parameter resolved(Parameter parameter, OpenAPI overlay) {
        String reference = parameter.get$ref();
        if (reference == null) {
            return parameter;
        }
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return Objects.requireNonNull(overlay.getComponents().getParameters().get(name), reference);
    }

    private static boolean same(Parameter one, Parameter other) {
        return Objects.equals(one.getIn(), other.getIn()) && one.getName().equalsIgnoreCase(other.getName());
    }
}
