package dev.orderflow.platform.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stores the key of a POST in the request. With any other method the header has no meaning. */
final class KeyInterceptor implements HandlerInterceptor {

    private final Fingerprints fingerprints;

    KeyInterceptor(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod()) && handler instanceof HandlerMethod) {
            request.setAttribute(KeyedRequest.ATTRIBUTE, KeyedRequest.read(request, fingerprints));
        }
        return true;
    }
}
