package dev.orderflow.platform.web.idempotency;

/** What became of the first request with a key. */
sealed interface FirstAnswer {

    /** An event of this order names this command as its cause, which tells the whole answer. */
    record Accepted(String orderId, String commandId) implements FirstAnswer {}

    /** A problem document, as it was sent. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares refusals
    record Refused(int status, byte[] body) implements FirstAnswer {}
}
