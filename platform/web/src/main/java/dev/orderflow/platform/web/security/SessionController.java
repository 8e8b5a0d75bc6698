package dev.orderflow.platform.web.security;

import dev.orderflow.platform.web.OpenToAll;
import java.time.Instant;
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
     * @param displayName what the person is called, if it is known
     * @param endsAt when the session of a page ends
     * @param accounts that anybody may sign in to
     * @param signIns where a page can send a person to sign in
     * @param csrf the header and the token that a request which changes something needs; null if it needs none
     */
    record Session(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable Instant endsAt,
            List<String> scopes,
            List<OfferedAccounts.Account> accounts,
            List<SignInLinks.Link> signIns,
            @Nullable Csrf csrf) {}

    record Csrf(String header, String token) {}

    private final List<OfferedAccounts.Account> accounts;
    private final List<SignInLinks.Link> signIns;

    SessionController(ObjectProvider<OfferedAccounts> offered, ObjectProvider<SignInLinks> signIns) {
        this.signIns = signIns.stream().flatMap(links -> links.all().stream()).toList();
        accounts = offered.stream().flatMap(all -> all.accounts().stream()).toList();
    }

    @OpenToAll // the answer for a stranger is that nobody is signed in
    @GetMapping("/session")
    Session session(@Nullable Authentication caller, @Nullable CsrfToken token) {
        PageSession session = caller != null && caller.getDetails() instanceof PageSession page ? page : null;
        return new Session(
                caller == null ? null : caller.getName(),
                session == null ? null : session.displayName(),
                session == null ? null : session.endsAt(),
                caller == null ? List.of() : scopes(caller),
                accounts,
                signIns,
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
