package dev.orderflow.platform.web.security;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** An account of the profile {@code demo}; its password is its name. */
record DemoAccount(String name, List<Scope> scopes) {

    static final List<DemoAccount> ALL = List.of(
            new DemoAccount("viewer", List.of(Scope.ORDERS_READ)),
            new DemoAccount("clerk", List.of(Scope.ORDERS_READ, Scope.ORDERS_WRITE)),
            new DemoAccount("operator", List.of(Scope.values())));

    /**
     * The password is kept as it is, because it is public and a hash on each request would cost more than all the rest of the
     * request. Nothing of this is there in production, which knows no passwords at all.
     */
    UserDetails details() {
        return User.withUsername(name)
                .password("{noop}" + name)
                .authorities(scopes.stream().map(Scope::authority).toArray(String[]::new))
                .build();
    }

    @Override
    public String toString() {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(" ", name + "/" + name + " (", ")"));
    }
}
