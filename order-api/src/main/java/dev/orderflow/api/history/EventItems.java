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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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

    /** @param payload null if there is no recipient in it */
    private record ParsedItem(EventItem item, @Nullable ObjectNode payload) {

        StoredRecipient recipient() {
            return new StoredRecipient(
                    payload().path("customerId").asString(""),
                    item.aggregateId(),
                    payload().path(RECIPIENT).asString(""));
        }

        @Override
        public ObjectNode payload() {
            if (payload == null) {
                throw new IllegalStateException("There is no recipient in it");
            }
            return payload;
        }

        boolean hasRecipient() {
            return payload != null && !recipient().sealed().isEmpty();
        }

        EventItem with(String newPayload) {
            return new EventItem(
                    item.position(),
                    item.eventId(),
                    item.aggregateType(),
                    item.aggregateId(),
                    item.sequenceNumber(),
                    item.type(),
                    item.revision(),
                    item.timestamp(),
                    newPayload,
                    item.metadata());
        }
    }

    private final StoredEventUpcaster upcaster;
    private final Recipients recipients;

    EventItems(StoredEventUpcaster upcaster, Recipients recipients) {
        this.upcaster = upcaster;
        this.recipients = recipients;
    }

    public EventItem of(StoredEvent event) {
        return of(List.of(event)).get(0);
    }

    /** All recipients of a page are opened at once. */
    public List<EventItem> of(List<StoredEvent> events) {
        List<ParsedItem> parsed = events.stream().map(this::read).toList();
        Iterator<OpenedRecipient> opened = recipients
                .open(parsed.stream()
                        .filter(ParsedItem::hasRecipient)
                        .map(ParsedItem::recipient)
                        .toList())
                .iterator();
        List<EventItem> items = new ArrayList<>(events.size());
        for (ParsedItem event : parsed) {
            items.add(event.hasRecipient() ? shown(event, opened.next()) : event.item());
        }
        return items;
    }

    /** Whether the same event may be shown otherwise some day, because it can be erased. */
    public boolean mayChange(StoredEvent event) {
        return event.type().equals(PLACED) && read(event).hasRecipient();
    }

    /** An event whose order has no recipient shows none, not even an empty one. */
    private ParsedItem read(StoredEvent event) {
        EventItem item = EventItem.of(upcaster.upcast(event));
        if (!item.type().equals(PLACED)) {
            return new ParsedItem(item, null);
        }
        try {
            if (JSON.readTree(item.payload()) instanceof ObjectNode payload
                    && payload.path(RECIPIENT).isString()) {
                ParsedItem parsed = new ParsedItem(item, payload);
                return parsed.hasRecipient()
                        ? parsed
                        : new ParsedItem(parsed.with(payload.without(RECIPIENT).toString()), null);
            }
        } catch (JacksonException e) {
            // Damaged, and shown as it is stored, so that people can look at it.
            return new ParsedItem(item, null);
        }
        return new ParsedItem(item, null);
    }

    /** One that can't be read here stays sealed: null would say that it was erased. */
    private EventItem shown(ParsedItem event, OpenedRecipient recipient) {
        if (!recipient.isReadable()) {
            return event.item();
        }
        ObjectNode payload = event.payload();
        payload.set(RECIPIENT, JSON.valueToTree(RecipientAnswer.of(recipient.recipient())));
        return event.with(payload.toString());
    }
}
