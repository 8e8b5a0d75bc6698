package dev.orderflow.platform.web.security;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an issuer says what a caller may do, if it does not say so by scopes.
 *
 * @param rolesClaim a claim with roles or groups, beside the claim {@code scope}; a dot leads into a claim:
 *     {@code realm_access.roles}. None by default, because a claim that the application does not know must not allow anything.
 * @param scopesOf the scopes that each of those roles or groups has. A role that is not named here has none.
 */
@ConfigurationProperties("orderflow.web.tokens")
public record TokenProperties(
        @Nullable String rolesClaim, @DefaultValue Map<String, List<String>> scopesOf) {}
