package dev.orderflow.platform.web.request;

/** A text or a number that is not of the form that is wanted. The message tells the client which form that is. */
public final class MalformedValue extends IllegalArgumentException {

    public MalformedValue(String message) {
        super(message);
    }
}
