package dev.orderflow.api.local;

/** There is no database to work on: why, and what to do about it. */
public class NoDatabase extends RuntimeException {

    private final String remedy;

    NoDatabase(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    NoDatabase(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
