package dev.orderflow.platform.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts a {@link BufferedRequest} in place. Since it is not ordered, it runs after the filters of Spring Security. */
class BodyBuffer extends OncePerRequestFilter {

    private final int most;

    BodyBuffer(int most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new BufferedRequest(request, most), response);
    }
}
