package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.OpenToAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the page who looks at it, and how that can be changed. */
@RestController
class SessionController {

    /**
     * @param name of the caller, null for a stranger
     * @param accounts those that anybody may sign in to
     * @param csrf what has to come with a request that changes something; null if nothing has
     */
    record Session(
            @Nullable String name,
            List<String> scopes,
            List<Account> accounts,
            @Nullable Csrf csrf) {}

    record Account(String name, List<String> scopes) {}

    record Csrf(String header, String token) {}

    private final List<Account> accounts;

    SessionController(Environment environment) {
        accounts = environment.acceptsProfiles(Profiles.of("demo"))
                ? DemoAccount.ALL.stream()
                        .map(account -> new Account(
                                account.name(),
                                account.scopes().stream().map(Scope::value).toList()))
                        .toList()
                : List.of();
    }

    @OpenToAll // also a stranger wants to know that he is one
    @GetMapping("/session")
    Session session(@Nullable Authentication caller, @Nullable CsrfToken token) {
        return new Session(
                caller == null ? null : caller.getName(),
                caller == null ? List.of() : scopes(caller),
                accounts,
                token == null ? null : new Csrf(token.getHeaderName(), token.getToken()));
    }

    private static List<String> scopes(Authentication caller) {
        List<String> granted = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return List.of(Scope.values()).stream()
                .filter(scope -> granted.contains(scope.authority()))
                .map(Scope::value)
                .toList();
    }
}
