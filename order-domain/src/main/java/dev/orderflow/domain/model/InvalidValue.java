package dev.orderflow.domain.model;

/** A value breaks a rule of its type. The message names the rule and is shown to the person who sent the value. */
public final class InvalidValue extends IllegalArgumentException {

    public InvalidValue(String message) {
        super(message);
    }

    static void unless(boolean valid, String message) {
        if (!valid) {
            throw new InvalidValue(message);
        }
    }
}
