package dev.orderflow.platform.eventstore;

import java.util.function.Consumer;

/** Sees each append of a command, so that a trace can show it. See docs/decisions/0052-one-trace-on-all-nodes.md. */
public interface AppendTracing {

    /** Without a bean of this type nobody looks, and nothing is paid for it. */
    AppendTracing NONE = append -> append.accept(writer -> {});

    /** Runs an append, in the thread of the command. */
    void run(Consumer<Append> append);

    /** One that is being run. */
    interface Append {

        /** Another command's thread has written this one's event together with its own. */
        void writtenBy(Append writer);
    }
}
