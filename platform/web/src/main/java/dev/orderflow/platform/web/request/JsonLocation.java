package dev.orderflow.platform.web.request;

/** A place in a body that is being read. */
public final class JsonLocation {

    private final BodyErrors faults;
    private final String pointer;

    JsonLocation(BodyErrors faults, String pointer) {
        this.faults = faults;
        this.pointer = pointer;
    }

    /** A component of the object at this location. */
    public JsonLocation at(String component) {
        return new JsonLocation(faults, pointer + "/" + component);
    }

    /** An element of the list at this location. */
    public JsonLocation at(int index) {
        return at(Integer.toString(index));
    }

    /** Whether there is no fault at this location or around it. Only then is there a value. */
    public boolean isSound() {
        return faults.isSound(pointer);
    }

    void isMissing() {
        faults.invalid(pointer, "is missing");
    }

    /** Runs a rule of the application if there is a value here, and reports a violation that it throws ({@link RequestValues}). */
    public void check(Runnable rule) {
        if (isSound()) {
            try {
                rule.run();
            } catch (RuntimeException e) {
                faults.refused(e, faults.rules(), pointer);
            }
        }
    }
}
