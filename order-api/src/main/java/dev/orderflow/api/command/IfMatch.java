package dev.orderflow.api.command;

import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.platform.web.request.EntityTags;
import org.jspecify.annotations.Nullable;

/** Turns the header {@code If-Match} into the versions that it allows. The tag of an order is its version. */
final class IfMatch {

    private IfMatch() {}

    /** Null for {@code *}, which any existing order matches, as for no header. */
    static @Nullable ExpectedVersion expected(@Nullable EntityTags ifMatch) {
        return ifMatch == null || ifMatch.any() ? null : new ExpectedVersion(ifMatch.versions());
    }
}
