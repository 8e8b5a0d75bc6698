package dev.orderflow.platform.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Tells the requests of the page from those of programs, and from those that another site's page has a browser send. */
final class PageRequests {

    private PageRequests() {}

    /**
     * It brings its credentials itself. A browser adds a password that it has once asked for by itself, also to what the page of
     * another port or site has it send; such a request is nobody's.
     */
    static boolean isByProgram(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && !(CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && isFromAnotherPage(request));
    }

    private static boolean isFromAnotherPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** Swagger UI has nothing to sign in with but the browser's own dialog. */
    static boolean isByScript(HttpServletRequest request) {
        String page = request.getHeader(HttpHeaders.REFERER);
        return (page == null || !page.contains("/swagger-ui/")) && isByAnyScript(request);
    }

    /**
     * Browsers say so, other programs say nothing. To an address that is neither local nor HTTPS browsers don't say it either: there
     * the page says so itself, and its streams, which can't, come with its cookie.
     */
    private static boolean isByAnyScript(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return !mode.equals("navigate");
        }
        return "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
                || (MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))
                        && request.getCookies() != null);
    }

    /** Whatever changes something for somebody who is signed in, or signs somebody in. Strangers are to be told 401 first. */
    static boolean canBeForged(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && (SecurityContextHolder.getContext().getAuthentication() != null
                        || request.getServletPath().equals("/login"));
    }

    /** In a cookie, so that nobody has a session before signing in. The page gets it from {@code GET /session}. */
    static CsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("orderflow-csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }
}
