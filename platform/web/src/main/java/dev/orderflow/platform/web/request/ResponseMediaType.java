package dev.orderflow.platform.web.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The media type of a controller method's answers, if it isn't {@code application/json}. With {@code produces} in the mapping
 * Spring would answer 406 before the caller's scope is checked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ResponseMediaType {

    String value();
}
