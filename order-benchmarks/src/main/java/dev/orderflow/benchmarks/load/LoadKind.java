package dev.orderflow.benchmarks.load;

/** What a client sends again and again. */
public enum LoadKind {
    /** Not over HTTP: one row into a table like the log, and a commit. */
    RAW_INSERT,
    /** Says who has signed in; it takes nothing from the database. */
    EMPTY,
    /** The same without credentials, to a path that needs them. Answered 401. */
    NO_CREDENTIALS,
    PLACE,
    /** Only an application that can seal recipients takes these. */
    PLACE_WITH_RECIPIENT,
    /** An order that was placed and not confirmed yet. There have to be enough of them. */
    CONFIRM,
    /** One of the orders that were placed, in turn. */
    GET_ORDER,
    LIST_50
}
