package dev.orderflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Nobody vouches for it. */
final class SelfSignedCertificate {

    private static final String NAME = "orders";
    private static final String PASSWORD = "a password of the test";

    private SelfSignedCertificate() {}

    /** A PEM file with the certificate and its key, made by the JDK's keytool. */
    static Path in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = directory.resolve("orders.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        NAME,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return Files.writeString(
                directory.resolve("orders.pem"),
                pem("CERTIFICATE", keys.getCertificate(NAME).getEncoded())
                        + pem(
                                "PRIVATE KEY",
                                keys.getKey(NAME, PASSWORD.toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(content));
    }
}
