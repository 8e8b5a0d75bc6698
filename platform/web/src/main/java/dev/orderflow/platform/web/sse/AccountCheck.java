package dev.orderflow.platform.web.sse;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Whether the account that has opened a stream still exists, with the same password and with the scope that the stream needs. */
final class AccountCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheck.class);

    private AccountCheck() {}

    /** @param authority null if the stream needs no scope */
    static BooleanSupplier of(
            Authentication caller, @Nullable String authority, @Nullable UserDetailsService accounts) {
        if (accounts == null || !(caller.getPrincipal() instanceof UserDetails)) {
            return () -> true;
        }
        String name = caller.getName();
        String password = accounts.loadUserByUsername(name).getPassword();
        return () -> {
            try {
                UserDetails account = accounts.loadUserByUsername(name);
                new AccountStatusUserDetailsChecker().check(account);
                return Objects.equals(account.getPassword(), password)
                        && (authority == null || has(account, authority));
            } catch (RuntimeException e) {
                LOG.debug("The account of a stream can't be used, or can't be looked up", e);
                return false; // its client comes back and is told why
            }
        };
    }

    private static boolean has(UserDetails account, String authority) {
        return account.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }
}
