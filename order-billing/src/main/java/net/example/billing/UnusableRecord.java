package net.example.billing;

/** To read the record again would not help. */
final class UnusableRecord extends RuntimeException {

    UnusableRecord(String message) {
        super(message);
    }

    UnusableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
