package dev.orderflow.api.query;

import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.InvalidValue;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.projections.orderlist.FindOrders.PageKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins. It contains the filters, so that a client can't use it with other ones. Clients treat it as opaque text.
 *
 * @param filters as {@link #filters} writes them
 */
record Cursor(String filters, PageKey key) {

    /**
     * At most 18 digits of microseconds after 1970, and 17 before it. They begin in the year 1199 BC and end in 33658, which PostgreSQL can
     * store. The orders of a list were placed between the years 1 and 9999.
     */
    private static final Pattern FORM =
            Pattern.compile("(?<filters>.*) (?<micros>-[0-9]{1,17}|[0-9]{1,18}) (?<orderId>[0-9a-f-]{36})");

    /** Called by Spring to convert the parameter. */
    public static Cursor of(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            Matcher parts = FORM.matcher(decoded);
            if (parts.matches()) {
                Instant placedAt = Instant.EPOCH.plus(Long.parseLong(parts.group("micros")), ChronoUnit.MICROS);
                OrderId orderId = OrderId.of(parts.group("orderId"));
                return new Cursor(parts.group("filters"), new PageKey(placedAt, orderId.value()));
            }
        } catch (IllegalArgumentException e) {
            // A cursor of ours is Base64 and contains a UUID.
        }
        throw new InvalidValue("must be the nextCursor of a page");
    }

    static String filters(@Nullable OrderStatus status, @Nullable CustomerId customerId) {
        return (status == null ? "" : status) + " " + (customerId == null ? "" : customerId.value());
    }

    String text() {
        // ChronoUnit.MICROS.between counts nanoseconds first, which overflow before 1677 and after 2262.
        long micros = TimeUnit.SECONDS.toMicros(key.placedAt().getEpochSecond())
                + key.placedAt().get(ChronoField.MICRO_OF_SECOND);
        String plain = filters + " " + micros + " " + key.orderId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
