package dev.orderflow.platform.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a caller needs for a controller's method; without it the answer is 403. It is checked after routing (404, 405)
 * and before negotiation (406, 415). A method's scope replaces its class's.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {

    /** As it stands in a token's claim {@code scope}. */
    String value();
}
