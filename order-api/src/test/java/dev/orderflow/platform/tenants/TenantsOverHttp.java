package dev.orderflow.platform.tenants;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Callers whose tokens name a tenant. */
@WithTenants
abstract class TenantsOverHttp {

    private static final RSAKey KEY = key();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) throws JOSEException {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEY.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String encoded = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        settings.add("spring.security.oauth2.resourceserver.jwt.public-key-location", () -> "base64:" + encoded);
    }

    /** A name that no other test uses. */
    static String newTenant() {
        return "t-" + UUID.randomUUID();
    }

    /** @param tenant null for a token without one */
    Answer send(@Nullable String tenant, String method, String path, String body, String... headers) {
        return Answer.to(request(tenant, path, headers)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build());
    }

    Answer get(@Nullable String tenant, String path) {
        return send(tenant, "GET", path, "");
    }

    /** An order that all read models have. */
    String placedOrder(String tenant, String customer) {
        return placedOrder(tenant, UUID.randomUUID().toString(), customer);
    }

    String placedOrder(String tenant, String orderId, String customer) {
        Answer placed = send(tenant, "POST", "/api/orders", placement(orderId, customer));
        if (placed.status() != 201) {
            throw new AssertionError(placed.text());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> isListed(tenant, orderId, customer));
        return orderId;
    }

    private boolean isListed(String tenant, String orderId, String customer) {
        return get(tenant, "/api/orders?customerId=" + customer).text().contains(orderId)
                && get(tenant, "/api/orders/" + orderId).status() == 200
                && get(tenant, "/api/customers/" + customer + "/orders/summary")
                                .json()
                                .at("/ordersByStatus/PLACED")
                                .intValue()
                        > 0
                && !get(tenant, "/api/statistics/daily").json().get("items").isEmpty();
    }

    static String placement(String orderId, String customer) {
        return """
                {"orderId": "%s", "customerId": "%s", "lines": [
                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
                """.formatted(orderId, customer);
    }

    LiveStream stream(String tenant, String path) {
        return LiveStream.of(request(tenant, path).build());
    }

    private HttpRequest.Builder request(@Nullable String tenant, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port).resolve(path))
                .header("Authorization", "Bearer " + token(tenant));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String token(@Nullable String tenant) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject("alice")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("scope", "orders:read orders:write ops:admin");
        if (tenant != null) {
            claims.claim("tenant", tenant);
        }
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
