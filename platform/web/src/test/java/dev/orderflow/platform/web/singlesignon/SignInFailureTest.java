package dev.orderflow.platform.web.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

@ExtendWith(OutputCaptureExtension.class)
class SignInFailureTest {

    /** A browser brings the code and the description along, in the address that the issuer has sent it to, or that a stranger has made. */
    @Test
    void whatComesFromTheBrowserBeginsNoLineOfTheLog(CapturedOutput output) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        OAuth2Error error = new OAuth2Error("de\r\nnied", "no\nthing\u2028here\u001b[2K", null);

        new SignInFailure()
                .onAuthenticationFailure(
                        new MockHttpServletRequest(), response, new OAuth2AuthenticationException(error));

        assertThat(output.getAll().lines().filter(line -> line.contains("A sign-in has failed")))
                .singleElement()
                .asString()
                .contains("no thing here [2K")
                .doesNotContain("\u2028", "\u001b[2K");
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("thing") || line.startsWith("nied"));
        assertThat(response.getRedirectedUrl()).isEqualTo("/?sign-in=failed");
    }
}
