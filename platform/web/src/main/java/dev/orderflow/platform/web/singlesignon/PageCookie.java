package dev.orderflow.platform.web.singlesignon;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that no script can read.
 *
 * @param sameSite {@code Strict}: pages of other sites can't use it; {@code Lax}: they can, to open one of our pages
 * @param age after which the browser forgets it; negative: when it is closed
 */
record PageCookie(String name, String path, String sameSite, Duration age) {

    /** What opens the page's files needs no session, so the session can be kept from all other sites. */
    static final PageCookie SESSION = new PageCookie("orderflow-session", "/", "Strict", Duration.ofSeconds(-1));

    /** The issuer, another site, sends the browser back with it. Who takes longer to sign in has to begin again. */
    static final PageCookie SIGN_IN =
            new PageCookie("orderflow-sign-in", "/login/oauth2/code", "Lax", Duration.ofMinutes(10));

    @Nullable
    String value(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    void set(String value, HttpServletRequest request, HttpServletResponse response) {
        send(value, age, request, response);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        send("", Duration.ZERO, request, response);
    }

    /** Behind a proxy that ends TLS, the request is secure if {@code server.forward-headers-strategy} is set. */
    private void send(String value, Duration until, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(path)
                .maxAge(until)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(sameSite)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
