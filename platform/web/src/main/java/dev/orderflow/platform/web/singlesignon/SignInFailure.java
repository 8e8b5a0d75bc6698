package dev.orderflow.platform.web.singlesignon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Goes back to the page, which says that nobody is signed in. The reason is for the log: a stranger can cause most of them. Some of its
 * text comes from the address that the browser has asked for, so nothing in it may begin a new line.
 */
final class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailure.class);

    /** Control characters, invisible ones, and the separators of lines. */
    private static final String CONTROLS = "[\\p{C}\\p{Zl}\\p{Zp}]";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn(
                "A sign-in has failed: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).toString().replaceAll(CONTROLS, " "));
        response.sendRedirect("/?sign-in=failed");
    }
}
