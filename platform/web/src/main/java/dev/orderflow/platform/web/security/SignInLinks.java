package dev.orderflow.platform.web.security;

import java.util.List;

/** Where a page can send a person to sign in; {@code GET /session} lists them. */
public record SignInLinks(List<Link> all) {

    /**
     * One issuer to sign in at.
     *
     * @param name of the issuer, for people
     * @param address that a browser has to open
     */
    public record Link(String name, String address) {}
}
