package dev.orderflow.platform.projections.stepping;

import java.util.Locale;

/** What becomes of an event that is applied alone. */
public enum StepOutcome {

    /** It has changed rows. */
    APPLIED,

    /** It changes no row, for example because this read model is not about it. */
    UNCHANGED,

    /** It can't be applied, and becomes a dead letter of the session. No row changes. */
    DEAD_LETTER,

    /** It waits behind a dead letter of its aggregate. */
    WAITING,

    /** It can't be applied either, but an operator has given it up in the live read model, so nothing waits for it. */
    DISCARDED,

    /** This version of the application does not know its type. */
    SKIPPED;

    /** As clients and the database have it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static StepOutcome of(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
