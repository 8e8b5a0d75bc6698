package dev.orderflow.platform.web.security;

import java.util.List;

/**
 * Accounts that anybody may sign in to. An application that has some declares a bean of this type; {@code GET /session} lists them.
 * See docs/decisions/0024-the-demo-is-a-module-that-nobody-knows.md.
 */
public record OfferedAccounts(List<Account> accounts) {

    /** The scopes have the same names as in a token. */
    public record Account(String name, List<String> scopes) {}
}
