package dev.orderflow.platform.web.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Marks an answer that is the first one, given again. */
@ControllerAdvice
class ReplayedHeader implements ResponseBodyAdvice<Object> {

    static final String NAME = "Idempotency-Replayed";

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.hasMethodAnnotation(PostMapping.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request.getAttributes().get(KeyedRequest.ATTRIBUTE) instanceof KeyedRequest keyed
                && keyed.isAnsweredBefore()) {
            response.getHeaders().set(NAME, "true");
        }
        return body;
    }
}
