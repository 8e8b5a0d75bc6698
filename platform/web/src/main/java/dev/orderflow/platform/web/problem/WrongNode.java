package dev.orderflow.platform.web.problem;

import dev.orderflow.platform.role.NodeRole;

/** What a node answers to a request that is for other nodes. It says which. */
public final class WrongNode {

    private WrongNode() {}

    /**
     * A problem that says which nodes answer.
     *
     * @param needed their role, {@link NodeRole#WRITE} or {@link NodeRole#READ}: what is for {@link NodeRole#BOTH}, every node answers
     */
    public static Problem ask(NodeRole needed) {
        return new Problem(
                ProblemType.WRONG_NODE,
                switch (needed) {
                    case WRITE -> "This node only reads. Ask one that takes commands.";
                    case READ -> "This node has no read models. Ask one that reads.";
                    case BOTH -> throw new IllegalArgumentException("Every node answers it");
                });
    }

    /** A problem for what has no nodes of its own, and is answered only where nodes do both. */
    public static Problem askOneThatDoesBoth() {
        return new Problem(
                ProblemType.WRONG_NODE,
                "This node does not take commands and have read models as well. Ask one that does both.");
    }
}
