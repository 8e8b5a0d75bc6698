package dev.orderflow.platform.web.request;

import dev.orderflow.domain.model.InvalidValue;

/** A place in a body that is being read. */
public final class JsonLocation {

    private final BodyErrors faults;
    private final String pointer;

    JsonLocation(BodyErrors faults, String pointer) {
        this.faults = faults;
        this.pointer = pointer;
    }

    /** A component of what stands here. */
    public JsonLocation at(String component) {
        return new JsonLocation(faults, pointer + "/" + component);
    }

    /** An element of the list that stands here. */
    public JsonLocation at(int index) {
        return at(Integer.toString(index));
    }

    /** Whether nothing is known to be wrong here, nor with what is around it; only then is there a value. */
    public boolean isSound() {
        return faults.isSound(pointer);
    }

    void isMissing() {
        faults.invalid(pointer, "is missing");
    }

    /** Runs a rule of the domain if there is a value here, and notes the {@link InvalidValue} that it throws. */
    public void check(Runnable rule) {
        if (isSound()) {
            try {
                rule.run();
            } catch (InvalidValue e) {
                faults.invalid(pointer, String.valueOf(e.getMessage()));
            }
        }
    }
}
