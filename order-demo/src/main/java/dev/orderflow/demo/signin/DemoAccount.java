package dev.orderflow.demo.signin;

import dev.orderflow.platform.web.security.OfferedAccounts;
import java.util.List;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** An account of the demo; its password is its name. */
record DemoAccount(String name, List<String> scopes) {

    static final List<DemoAccount> ALL = List.of(
            new DemoAccount("viewer", List.of("orders:read")),
            new DemoAccount("clerk", List.of("orders:read", "orders:write")),
            new DemoAccount("operator", List.of("orders:read", "orders:write", "ops:admin")));

    /**
     * The password is stored as it is: it is public, and a hash on each request would cost more than the rest of the request.
     * Production has no passwords at all.
     */
    UserDetails details() {
        return User.withUsername(name)
                .password("{noop}" + name)
                .authorities(scopes.stream().map(scope -> "SCOPE_" + scope).toArray(String[]::new))
                .build();
    }

    OfferedAccounts.Account offered() {
        return new OfferedAccounts.Account(name, scopes);
    }

    @Override
    public String toString() {
        return name + "/" + name + " (" + String.join(" ", scopes) + ")";
    }
}
