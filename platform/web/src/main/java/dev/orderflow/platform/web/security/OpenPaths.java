package dev.orderflow.platform.web.security;

import java.util.List;

/** Paths that anybody may read by GET and HEAD, as patterns of Spring Security. An application contributes them as beans. */
public record OpenPaths(List<String> patterns) {

    public OpenPaths(String... patterns) {
        this(List.of(patterns));
    }
}
