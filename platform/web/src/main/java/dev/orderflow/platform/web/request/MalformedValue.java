package dev.orderflow.platform.web.request;

/** A text or a number that does not have the expected form. The message tells the client the form. */
public final class MalformedValue extends IllegalArgumentException {

    public MalformedValue(String message) {
        super(message);
    }
}
