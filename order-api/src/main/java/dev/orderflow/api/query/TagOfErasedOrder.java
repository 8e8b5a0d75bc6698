package dev.orderflow.api.query;

import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Sets the entity tag of an order whose recipient was erased, or can't be read here. That is no new version, so the tag is that of an
 * answer which a client may have kept. Spring compares a tag with {@code If-None-Match} before it writes the body, and would answer 304. So
 * this one is set while the body is written.
 */
@ControllerAdvice
final class TagOfErasedOrder implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        OrderDetails order = orderIn(body);
        if (order != null) {
            response.getHeaders().setETag(EntityTags.ofVersion(order.version()));
        }
        return body;
    }

    static boolean isFor(Object body) {
        return orderIn(body) != null;
    }

    private static @Nullable OrderDetails orderIn(@Nullable Object body) {
        if (body instanceof OrderWithRecipient known && known.isErased()) {
            return known.order();
        }
        if (body instanceof OrderWithRecipientElsewhere elsewhere) {
            return elsewhere.order();
        }
        return body instanceof OrderWithUnreadableRecipient unreadable ? unreadable.order() : null;
    }
}
