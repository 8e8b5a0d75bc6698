package dev.orderflow.platform.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Requests of one kind share a limit. */
public enum RequestKind {

    /** Asks for the health. */
    PROBE,

    /** Looks after the application: meters, and what {@link OperationPaths} name. */
    OPERATION,

    /** Changes something. */
    COMMAND,

    /** Reads what needs credentials. An open live stream does not count, because it holds no thread. */
    QUERY,

    /** Reads what anybody may read, such as the files of a page. */
    FILE;

    private static final String ATTRIBUTE = RequestKind.class.getName();

    /** The kind of the request that the current thread works on, or null if it works on none. */
    static @Nullable RequestKind current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (RequestKind) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** As the meters and the problem documents name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
