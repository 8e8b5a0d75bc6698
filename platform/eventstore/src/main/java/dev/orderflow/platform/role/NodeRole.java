package dev.orderflow.platform.role;

/** What a node is for. See docs/decisions/0054-read-nodes-follow-the-log.md. */
public enum NodeRole {
    /** Takes commands, and answers from read models of its own. The default. */
    BOTH,

    /** Takes commands, and has no read models. */
    WRITE,

    /** Takes no commands. It has a copy of the log in a database of its own, and read models that are built from it. */
    READ;

    /** Whether it answers what is for nodes of a role. What is for {@link #BOTH} is for any node. */
    public boolean answers(NodeRole needed) {
        return this == BOTH || needed == BOTH || this == needed;
    }

    public boolean takesCommands() {
        return this != READ;
    }

    public boolean hasReadModels() {
        return this != WRITE;
    }
}
