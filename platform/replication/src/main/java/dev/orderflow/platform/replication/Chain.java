package dev.orderflow.platform.replication;

/** Where a copy of the log ends, and what may be appended to it: nothing is passed over, and nothing is put in between. */
final class Chain {

    private long last;

    /** @param last position of the last event of the copy; 0 for none */
    Chain(long last) {
        this.last = last;
    }

    /**
     * Whether an event is the next one. If not, the copy should have it already.
     *
     * @throws BrokenChain if it is neither
     */
    boolean isNext(LogRecord record) {
        if (record.position() <= last) {
            return false;
        }
        if (record.previous() > last) {
            throw BrokenChain.gap(record, last);
        }
        if (record.previous() < last) {
            throw BrokenChain.contradiction(record, last);
        }
        last = record.position();
        return true;
    }

    /** @throws BrokenChain if something was published that never came */
    void requireAllBefore(Heartbeat heartbeat) {
        if (heartbeat.published() > last) {
            throw BrokenChain.gap(heartbeat, last);
        }
    }
}
