package dev.orderflow.platform.web.request;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.problem.WrongNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses, on a node that does not do both, what is for nodes of the other role, before anything of the request is looked at or stored. What
 * needs no scope is answered by every node.
 */
final class NodeCheck implements HandlerInterceptor {

    private final NodeRole role;

    NodeCheck(NodeRole role) {
        this.role = role;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            HandlerRules rules = HandlerRules.of(method);
            if (rules.authority() != null) {
                check(rules.answeredBy());
            }
        }
        return true;
    }

    private void check(@Nullable NodeRole needed) {
        if (needed == null) {
            throw WrongNode.askOneThatDoesBoth();
        }
        if (!role.answers(needed)) {
            throw WrongNode.ask(needed);
        }
    }
}
