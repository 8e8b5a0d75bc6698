package dev.orderflow.platform.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Sorts requests by their method and path, which is all that is known before the credentials are checked. */
final class RequestKinds {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final List<PathPattern> probes;
    private final List<PathPattern> operations;
    private final List<PathPattern> files;

    RequestKinds(Collection<String> probes, Collection<String> operations, Collection<String> files) {
        this.probes = parsed(probes);
        this.operations = parsed(operations);
        this.files = parsed(files);
    }

    RequestKind of(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        if (matches(probes, path)) {
            return RequestKind.PROBE;
        }
        if (matches(operations, path)) {
            return RequestKind.OPERATION;
        }
        if (!SAFE.contains(request.getMethod())) {
            return RequestKind.COMMAND;
        }
        return matches(files, path) ? RequestKind.FILE : RequestKind.QUERY;
    }

    private static List<PathPattern> parsed(Collection<String> patterns) {
        return patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
