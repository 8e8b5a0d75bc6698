package dev.orderflow.platform.web;

import dev.orderflow.platform.role.NodeRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which nodes answer a controller's method: {@link NodeRole#WRITE} if it sends commands, or needs what only nodes that take commands have;
 * {@link NodeRole#READ} if it needs a read model; {@link NodeRole#BOTH} if all nodes can, because the log is enough. Other nodes answer 421.
 * A method's annotation replaces its class's. A method that needs a scope and has no such annotation is answered where nodes do both, and
 * nowhere else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AnsweredBy {

    NodeRole value();
}
