package dev.orderflow.platform.web.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Ends the start if a controller takes a body of which a component can't be read. Otherwise each request would be refused as
 * malformed, and nobody would see why.
 */
final class RequestBodyCheck implements SmartInitializingSingleton {

    private final RequestValues values;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    RequestBodyCheck(RequestValues values, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.values = values;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Class<?>> checked = new HashSet<>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .flatMap(handler -> Stream.of(handler.getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .forEach(body -> check(body, checked));
    }

    private void check(Class<?> body, Set<Class<?>> checked) {
        if (checked.add(body)) {
            for (RecordComponent component : body.getRecordComponents()) {
                check(component, component.getGenericType(), checked);
            }
        }
    }

    private void check(RecordComponent component, Type type, Set<Class<?>> checked) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            check(component, list.getActualTypeArguments()[0], checked);
        } else if (type instanceof Class<?> record && record.isRecord() && !values.reads(record)) {
            check(record, checked);
        } else if (!(type instanceof Class<?> value && values.reads(value))) {
            throw new IllegalStateException(
                    ("The component '%s' of the request body %s can't be read, because its type is %s."
                                    + " Add a ValueReader for this type to the application's bean of type RequestValues,"
                                    + " or use a record or a List of what can be read.")
                            .formatted(
                                    component.getName(),
                                    component.getDeclaringRecord().getName(),
                                    type.getTypeName()));
        }
    }
}
