package dev.orderflow.personaldata;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys for personal data. Without a master key, an order with a recipient is refused.
 *
 * @param masterKeys each {@code <id>:<32 bytes in Base64>}, the newest first: it wraps the keys of customers, and the others unwrap what they
 *     have wrapped. They come from the environment or from {@code masterKeyFile}, never from a file of the application.
 * @param masterKeyFile a file with such a key on each line, the newest first. Its keys come after those of {@code masterKeys}.
 * @param createMasterKeyFile whether the file is made, with one new key, if it is not there and {@code masterKeys} has none. For trying
 *     things out on one machine: in production every node needs the same keys, and a lost file is an erasure of everything.
 * @param rewrapInterval how often each node looks for keys that an older master key has wrapped. A look reads an index.
 */
@ConfigurationProperties("orderflow.personal-data")
public record PersonalDataProperties(
        @DefaultValue List<String> masterKeys,
        @Nullable Path masterKeyFile,
        @DefaultValue("false") boolean createMasterKeyFile,
        @DefaultValue("1m") Duration rewrapInterval) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "PersonalDataProperties[masterKeyFile=" + masterKeyFile + ", rewrapInterval=" + rewrapInterval + "]";
    }
}
