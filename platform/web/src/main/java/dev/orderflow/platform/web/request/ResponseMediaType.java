package dev.orderflow.platform.web.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The media type of a controller method's answers, if it isn't {@code application/json}. It stands here, not in the mapping's
 * {@code produces}, because Spring would then answer 406 before anybody has looked at the caller's scope.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ResponseMediaType {

    String value();
}
