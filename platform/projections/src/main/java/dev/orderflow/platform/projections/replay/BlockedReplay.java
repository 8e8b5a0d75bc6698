package dev.orderflow.platform.projections.replay;

import java.util.List;

/**
 * The tables of a read model can't be replaced by new ones, because of what others have attached to them.
 * See docs/decisions/0029-others-read-the-read-models.md.
 */
public final class BlockedReplay extends RuntimeException {

    private final transient List<String> blockers;

    BlockedReplay(List<String> blockers, Throwable cause) {
        super(cause);
        this.blockers = blockers;
    }

    /** Each of them as a person at the database calls it: {@code view reports.late}. */
    public List<String> blockers() {
        return blockers;
    }
}
