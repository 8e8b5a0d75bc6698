package dev.orderflow.demo.signin;

import dev.orderflow.platform.web.security.PageCsrf;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfFilter;

/** Distinguishes requests of the page from those of programs, and from those that a page of another site makes a browser send. */
final class PageRequests {

    private PageRequests() {}

    /**
     * A program sends its credentials itself. A browser that has once asked for a password adds it on its own, even to requests that a
     * page of another port or site makes it send. Such a request must not change anything, so it does not count as a program's.
     */
    static boolean isByProgram(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && !(CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && isFromAnotherPage(request));
    }

    private static boolean isFromAnotherPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** Swagger UI is not meant: it can sign in only by the browser's own dialog. */
    static boolean isByScript(HttpServletRequest request) {
        String page = request.getHeader(HttpHeaders.REFERER);
        return (page == null || !page.contains("/swagger-ui/")) && isByAnyScript(request);
    }

    /**
     * Browsers send {@code Sec-Fetch-Mode}, programs do not. Browsers leave it out where an address is neither local nor HTTPS. There
     * the page sends a header of its own; its streams, which cannot send one, are recognised by the page's cookie.
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

    /**
     * A request that signs somebody in, or that changes something for a person who is signed in. All others are left out, so that a
     * caller without credentials gets 401 and not 403.
     */
    static boolean canBeForged(HttpServletRequest request) {
        return PageCsrf.changesSomethingForSomebody(request)
                || (CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                        && request.getServletPath().equals("/login"));
    }
}
