package dev.orderflow.platform.web.shutdown;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/**
 * A load balancer learns a moment later that a node is about to stop, and until then goes on sending requests to it. So the node says
 * first that it is not ready, serves everything as before for this time, and only then begins to stop. Each answer asks the client
 * to close its connection, because a request that comes on a kept one after that would be refused.
 * See docs/decisions/0053-a-node-leaves-before-it-stops.md.
 */
final class ConnectionDraining implements ApplicationListener<ContextClosedEvent>, Filter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDraining.class);

    private final ApplicationContext application;
    private final Duration time;
    private volatile boolean isDraining;

    ConnectionDraining(ApplicationContext application, Duration time) {
        this.application = application;
        this.time = time;
    }

    /** Spring Boot has changed the readiness before this event, and stops nothing until all its listeners have returned. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() != application) {
            return; // that of a management port
        }
        isDraining = true;
        LOG.info("Not ready any more; serves for {} before it stops", time);
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isDraining) {
            ((HttpServletResponse) response).setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    /** Before the other listeners, which stop things, and before the filters that refuse requests. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
