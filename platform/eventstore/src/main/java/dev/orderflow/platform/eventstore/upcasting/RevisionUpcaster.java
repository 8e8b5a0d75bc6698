package dev.orderflow.platform.eventstore.upcasting;

import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From one type and revision to the next. It makes one event of one: two would share a sequence number, and with it an order's
 * version and a feed's position.
 */
final class RevisionUpcaster extends SingleEventUpcaster {

    static final Consumer<ObjectNode> SAME_PAYLOAD = payload -> {};

    private final SerializedType from;
    private final SerializedType to;
    private final Consumer<ObjectNode> change;

    RevisionUpcaster(String type, String revision, String nextType, String nextRevision, Consumer<ObjectNode> change) {
        this.from = new SimpleSerializedType(type, revision);
        this.to = new SimpleSerializedType(nextType, nextRevision);
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals(from.getName())
                && from.getRevision().equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcast(to, JsonNode.class, this::changed, Function.identity());
    }

    private JsonNode changed(JsonNode payload) {
        ObjectNode copy = (ObjectNode) payload.deepCopy();
        change.accept(copy);
        return copy;
    }
}
