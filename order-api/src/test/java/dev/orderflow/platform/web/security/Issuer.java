package dev.orderflow.platform.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Signs tokens with a key of its own, and can tell the world its public half. */
public final class Issuer implements AutoCloseable {

    private volatile RSAKey key;
    private volatile boolean isAway;
    private volatile CompletableFuture<@Nullable Void> silence = CompletableFuture.completedFuture(null);
    private final HttpServer server;

    public Issuer() {
        try {
            key = keyOf("one");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        publish(
                "/.well-known/openid-configuration",
                ("{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"subject_types_supported\": [\"public\"],"
                                + " \"authorization_endpoint\": \"%1$s/authorize\", \"token_endpoint\": \"%1$s/token\"}")
                        .formatted(uri()));
        publish("/keys", () -> new JWKSet(key).toString());
    }

    private static RSAKey keyOf(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Signs with a new key from now on. The old one is not among the published ones any more. */
    public void rotate() {
        key = keyOf(key.getKeyID() + "-and-next");
    }

    /** Answers with errors alone until it is back. */
    public void goAway() {
        isAway = true;
    }

    /** Accepts connections, and answers nothing until it is back. */
    public void fallSilent() {
        silence = new CompletableFuture<>();
    }

    public void comeBack() {
        isAway = false;
        silence.complete(null);
    }

    /** The address is this issuer's from the beginning, but nobody answers there before this. */
    public void open() {
        server.start();
    }

    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A PEM file's content, in Base64. */
    String publicKey() {
        try {
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(key.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Alice's token, valid for ten minutes, but for what the caller changes. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return token("JWT", change);
    }

    public String token(String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet claims = change.apply(new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .subject("alice")
                        .expirationTime(in(Duration.ofMinutes(10)))
                        .claim("scope", "orders:read orders:write"))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    public static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void publish(String path, String json) {
        publish(path, () -> json);
    }

    private void publish(String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            silence.join();
            if (isAway) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
