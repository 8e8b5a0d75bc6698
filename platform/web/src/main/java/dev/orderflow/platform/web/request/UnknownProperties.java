package dev.orderflow.platform.web.request;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Reports each property that a record does not have, and skips it. */
final class UnknownProperties extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser buffer,
            ValueDeserializer<?> deserializer,
            Object owner,
            String name) {
        // Jackson buffers a record's unknown properties and reports them at its end. The buffer does not know the
        // place, but
        // the parser of the body has just closed the object that contains them.
        // For an object without any properties nothing is buffered, and the parser is still at the property.
        JsonParser body = context.getParser();
        JsonPointer place = body.streamReadContext().pathAsPointer();
        BodyErrors.of(context)
                .malformed((buffer == body ? place : place.appendProperty(name)).toString(), "is not a known property");
        buffer.skipChildren();
        return true;
    }
}
