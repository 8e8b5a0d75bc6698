package dev.orderflow.api.history;

import dev.orderflow.api.recipient.RecipientAnswer;
import dev.orderflow.api.recipient.Recipients;
import dev.orderflow.domain.recipient.OpenedRecipient;
import dev.orderflow.domain.recipient.StoredRecipient;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.StoredEventUpcaster;
import dev.orderflow.platform.web.EventItem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stored events as clients see them: in today's shape, and with their recipients opened. */
@Component
public final class EventItems {

    /** What is only passed on keeps each digit. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String PLACED = "OrderPlaced";
    private static final String RECIPIENT = "recipient";

    /**
     * An event as it is shown now.
     *
     * @param mayChange whether it may be shown otherwise some day, because it has a recipient, who can be erased
     */
    public record ShownEvent(EventItem item, boolean mayChange) {}

    /** @param placed the payload if it has a recipient, otherwise null */
    private record ParsedItem(EventItem item, @Nullable ObjectNode placed) {

        Stream<StoredRecipient> recipient() {
            return Stream.ofNullable(placed)
                    .map(payload -> new StoredRecipient(
                            payload.path("customerId").asString(""),
                            item.aggregateId(),
                            payload.path(RECIPIENT).asString()));
        }
    }

    private final StoredEventUpcaster upcaster;
    private final Recipients recipients;

    EventItems(StoredEventUpcaster upcaster, Recipients recipients) {
        this.upcaster = upcaster;
        this.recipients = recipients;
    }

    public ShownEvent of(StoredEvent event) {
        return open(List.of(event)).get(0);
    }

    public List<EventItem> of(List<StoredEvent> events) {
        return open(events).stream().map(ShownEvent::item).toList();
    }

    /** All recipients of a page are opened at once. */
    private List<ShownEvent> open(List<StoredEvent> events) {
        List<ParsedItem> parsed = events.stream().map(this::parse).toList();
        Iterator<OpenedRecipient> opened = recipients
                .open(parsed.stream().flatMap(ParsedItem::recipient).toList())
                .iterator();
        List<ShownEvent> shown = new ArrayList<>(events.size());
        for (ParsedItem event : parsed) {
            ObjectNode placed = event.placed();
            shown.add(
                    placed == null
                            ? new ShownEvent(event.item(), false)
                            : new ShownEvent(with(opened.next(), placed, event.item()), true));
        }
        return shown;
    }

    /** An event whose order has no recipient shows none, not even an empty one. */
    private ParsedItem parse(StoredEvent event) {
        EventItem item = EventItem.of(upcaster.upcast(event));
        ObjectNode placed = item.type().equals(PLACED) ? payloadWithRecipient(item) : null;
        if (placed == null || !placed.path(RECIPIENT).asString().isEmpty()) {
            return new ParsedItem(item, placed);
        }
        return new ParsedItem(with(placed.without(RECIPIENT), item), null);
    }

    /** Null if there is no such field, or if the payload is damaged: it is shown as it is stored, so that people can look at it. */
    private static @Nullable ObjectNode payloadWithRecipient(EventItem item) {
        try {
            return JSON.readTree(item.payload()) instanceof ObjectNode payload
                            && payload.path(RECIPIENT).isString()
                    ? payload
                    : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** One that can't be read here stays sealed: null would say that it was erased. */
    private static EventItem with(OpenedRecipient recipient, ObjectNode placed, EventItem item) {
        return recipient.isReadable()
                ? with(placed.set(RECIPIENT, JSON.valueToTree(RecipientAnswer.of(recipient.recipient()))), item)
                : item;
    }

    private static EventItem with(JsonNode payload, EventItem item) {
        return new EventItem(
                item.position(),
                item.eventId(),
                item.aggregateType(),
                item.aggregateId(),
                item.sequenceNumber(),
                item.type(),
                item.revision(),
                item.timestamp(),
                payload.toString(),
                item.metadata());
    }
}
