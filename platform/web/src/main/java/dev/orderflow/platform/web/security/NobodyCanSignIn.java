package dev.orderflow.platform.web.security;

import dev.orderflow.platform.startup.StartRefused;

/** Ends the start of an application that would refuse every caller. */
public final class NobodyCanSignIn extends StartRefused {

    NobodyCanSignIn() {
        super(
                "Nobody could sign in: no issuer of tokens and no public key is configured.",
                "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI to the issuer of your tokens, or"
                        + " SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION to the public key that"
                        + " they are checked with (file:/path/to/key.pem).");
    }
}
