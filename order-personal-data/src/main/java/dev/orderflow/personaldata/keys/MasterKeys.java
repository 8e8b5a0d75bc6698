package dev.orderflow.personaldata.keys;

import dev.orderflow.platform.startup.StartRefused;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that wrap the keys of customers. They come from outside, and are in no database. The first wraps, the others unwrap what is older. */
public final class MasterKeys {

    private static final Pattern FORM = Pattern.compile("(?<id>[A-Za-z0-9._-]{1,64}):(?<key>[A-Za-z0-9+/]{43}=)");

    private static final String MAC = "HmacSHA256";
    private static final byte[] FINGERPRINTS = "fingerprints of requests".getBytes(StandardCharsets.UTF_8);

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();

    /**
     * The keys in a configuration.
     *
     * @param entries {@code <id>:<32 bytes in Base64>}, the newest first
     * @throws StartRefused if one has another form; it does not say what that one is
     */
    public MasterKeys(List<String> entries) {
        for (String entry : entries) {
            Matcher parts = FORM.matcher(entry.strip());
            if (!parts.matches()) {
                throw new StartRefused(
                        "A master key for personal data is not of the form <id>:<32 bytes in Base64>.",
                        "Make one: echo \"$(date +%Y-%m):$(openssl rand -base64 32)\"");
            }
            SecretKey key = new SecretKeySpec(Base64.getDecoder().decode(parts.group("key")), "AES");
            if (keys.put(parts.group("id"), key) != null) {
                throw new StartRefused(
                        "Two master keys for personal data have the id " + parts.group("id") + ".",
                        "Give each an id of its own, because the id says which one has wrapped a key.");
            }
        }
    }

    /** The id of the one that wraps; null if there is none. */
    public @Nullable String newest() {
        return keys.keySet().stream().findFirst().orElse(null);
    }

    /** The ids of those that only unwrap. */
    List<String> older() {
        return keys.keySet().stream().skip(1).toList();
    }

    boolean has(String id) {
        return keys.containsKey(id);
    }

    WrappedKey wrap(UUID keyId, String customerId, byte[] key) {
        Map.Entry<String, SecretKey> newest = keys.entrySet().iterator().next();
        return new WrappedKey(
                keyId,
                customerId,
                newest.getKey(),
                AuthenticatedEncryption.seal(newest.getValue(), key, context(keyId, customerId)));
    }

    /** Null if the master key is not here, or if the row is damaged. */
    byte @Nullable [] unwrap(WrappedKey key) {
        SecretKey master = keys.get(key.masterKeyId());
        return master == null
                ? null
                : AuthenticatedEncryption.open(master, key.wrapped(), context(key.keyId(), key.customerId()));
    }

    /** A secret for each master key, from which nobody can tell that key. */
    public List<byte[]> fingerprintSecrets() {
        return keys.values().stream().map(MasterKeys::fingerprintSecret).toList();
    }

    /** So that a row can't be moved to another customer. */
    private static byte[] context(UUID keyId, String customerId) {
        return ("key " + keyId + " of " + customerId).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fingerprintSecret(SecretKey master) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(master);
            return mac.doFinal(FINGERPRINTS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }
}
