package dev.orderflow.platform.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Protects a page that is signed in by a cookie from requests that pages of other sites make its browser send. */
public final class PageCsrf {

    private PageCsrf() {}

    /** In a cookie, so that nobody needs a session before the sign-in. The page reads the token from {@code GET /session}. */
    public static CsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("orderflow-csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /** Only for somebody who is signed in, so that a caller without credentials gets 401 and not 403. */
    public static boolean changesSomethingForSomebody(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && SecurityContextHolder.getContext().getAuthentication() != null;
    }
}
