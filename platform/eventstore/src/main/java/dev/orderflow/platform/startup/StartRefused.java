package dev.orderflow.platform.startup;

/** Ends the start because something is configured wrongly. It is printed as a reason and a remedy, without a stack trace. */
public class StartRefused extends RuntimeException {

    private final String remedy;

    /**
     * @param reason what is wrong, in whole sentences
     * @param remedy what to change so that the application starts
     */
    public StartRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** With a cause, which is logged at debug level. */
    public StartRefused(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
