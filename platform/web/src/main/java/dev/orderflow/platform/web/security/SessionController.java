package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.OpenToAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who is signed in, and which accounts a page can offer. */
@RestController
class SessionController {

    private static final String SCOPE = "SCOPE_";

    /**
     * @param name of the caller, null if nobody is signed in
     * @param accounts that anybody may sign in to
     * @param csrf the header and the token that a request which changes something needs; null if it needs none
     */
    record Session(
            @Nullable String name,
            List<String> scopes,
            List<OfferedAccounts.Account> accounts,
            @Nullable Csrf csrf) {}

    record Csrf(String header, String token) {}

    private final List<OfferedAccounts.Account> accounts;

    SessionController(ObjectProvider<OfferedAccounts> offered) {
        accounts = offered.stream().flatMap(all -> all.accounts().stream()).toList();
    }

    @OpenToAll // the answer for a stranger is that nobody is signed in
    @GetMapping("/session")
    Session session(@Nullable Authentication caller, @Nullable CsrfToken token) {
        return new Session(
                caller == null ? null : caller.getName(),
                caller == null ? List.of() : scopes(caller),
                accounts,
                token == null ? null : new Csrf(token.getHeaderName(), token.getToken()));
    }

    private static List<String> scopes(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(SCOPE))
                .map(authority -> authority.substring(SCOPE.length()))
                .toList();
    }
}
