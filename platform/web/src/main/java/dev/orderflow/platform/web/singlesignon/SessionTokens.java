package dev.orderflow.platform.web.singlesignon;

import org.jspecify.annotations.Nullable;

/**
 * What the server keeps for a page.
 *
 * @param registration of the issuer
 * @param accessToken what the page would send if it could keep a secret
 * @param idToken which the issuer wants to see again when the person signs out
 * @param displayName what the person is called
 */
record SessionTokens(
        String registration,
        String accessToken,
        String idToken,
        @Nullable String displayName) {}
