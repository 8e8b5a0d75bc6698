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
 * Changes the events of one type and revision into another. It makes one event from one: two would share a sequence number, and
 * with it a version and a position in the log. The application contributes its upcasters as one bean of Axon's
 * {@code EventUpcasterChain}. Guide: {@code docs/evolving-events.md}.
 */
public final class RevisionUpcaster extends SingleEventUpcaster {

    /** For a renamed event. */
    public static final Consumer<ObjectNode> SAME_PAYLOAD = payload -> {};

    private final SerializedType from;
    private final SerializedType to;
    private final Consumer<ObjectNode> change;

    /** @param change changes the payload in place, and uses nothing but the payload: a replay must always come to the same result */
    public RevisionUpcaster(
            String type, String revision, String nextType, String nextRevision, Consumer<ObjectNode> change) {
        this.from = new SimpleSerializedType(type, revision);
        this.to = new SimpleSerializedType(nextType, nextRevision);
        this.change = change;
    }

    /** The name under which the events are stored. */
    public String type() {
        return from.getName();
    }

    /** The name under which they are read. */
    public String nextType() {
        return to.getName();
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
