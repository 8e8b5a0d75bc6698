package dev.orderflow.platform.tenants;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a tenant may be called. It becomes a part of stored events, so it is plain. */
final class TenantName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private TenantName() {}

    static boolean isValid(@Nullable String name) {
        return name != null && FORM.matcher(name).matches();
    }
}
