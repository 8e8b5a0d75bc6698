package dev.orderflow.platform.web.idempotency;

/** The answer to the first request with a key. */
sealed interface FirstAnswer {

    /** An event of this aggregate names this command as its cause, and the answer is read off that event. */
    record Accepted(String aggregateId, String commandId) implements FirstAnswer {}

    /** A problem document, as it was sent. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares refusals
    record Refused(int status, byte[] body) implements FirstAnswer {}
}
