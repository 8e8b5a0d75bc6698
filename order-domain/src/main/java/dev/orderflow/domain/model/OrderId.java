package dev.orderflow.domain.model;

import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies an order. Its text is the UUID in lower case, which is also the aggregate's identifier in the event store. */
public record OrderId(UUID value) {

    /** {@link UUID#fromString} alone would also accept "1-1-1-1-1". */
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public static OrderId of(String text) {
        InvalidValue.unless(FORM.matcher(text).matches(), "must be a UUID");
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
