package dev.orderflow.api.request;

import dev.orderflow.domain.model.InvalidValue;

/** A place in a body that is being read. */
public final class Place {

    private final Faults faults;
    private final String pointer;

    Place(Faults faults, String pointer) {
        this.faults = faults;
        this.pointer = pointer;
    }

    /** A component of what stands here. */
    public Place at(String component) {
        return new Place(faults, pointer + "/" + component);
    }

    /** An element of the list that stands here. */
    public Place at(int index) {
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
