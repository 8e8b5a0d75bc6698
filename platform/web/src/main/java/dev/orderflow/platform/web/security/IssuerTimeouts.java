package dev.orderflow.platform.web.security;

import java.util.Properties;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * For how long a request waits for the issuer. Spring Security's defaults are half a minute, or for ever, and strangers could make all
 * threads wait.
 */
public final class IssuerTimeouts {

    private static final int CONNECT_MILLIS = 1_000;

    /** An issuer that is well answers within milliseconds. */
    private static final int KEYS_MILLIS = 2_000;

    /** It may have to hash a password for that. */
    private static final int TOKENS_MILLIS = 5_000;

    private IssuerTimeouts() {}

    /**
     * For the keys that check an ID token, and the issuer's call that ends a session. Spring Security makes the client for the second one
     * itself, and takes its limits from nowhere else. They are defaults of the JVM for {@code HttpURLConnection}, so what the command line
     * says about them stays. The JDK reads them once, at the first use of that class: what was there before makes them void, without a word.
     * See docs/sign-in.md.
     */
    public static void limitKeys() {
        Properties jvm = System.getProperties();
        jvm.putIfAbsent("sun.net.client.defaultConnectTimeout", Integer.toString(CONNECT_MILLIS));
        jvm.putIfAbsent("sun.net.client.defaultReadTimeout", Integer.toString(KEYS_MILLIS));
    }

    /** For the keys that check a bearer token. Other requests queue while they are fetched. */
    static ClientHttpRequestFactory keys() {
        return requests(KEYS_MILLIS);
    }

    /** For the tokens of somebody who has signed in. */
    public static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests(TOKENS_MILLIS))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static ClientHttpRequestFactory requests(int readMillis) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT_MILLIS);
        requests.setReadTimeout(readMillis);
        return requests;
    }
}
