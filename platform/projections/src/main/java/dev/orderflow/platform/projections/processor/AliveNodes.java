package dev.orderflow.platform.projections.processor;

import java.util.List;

/** The nodes that are alive, in the same sequence on every node. */
record AliveNodes(List<AliveNode> nodes) {

    record AliveNode(String name, boolean hasReadModels) {}

    /** Those that have processors of read models, or of side effects. */
    List<String> with(boolean readModels) {
        return nodes.stream()
                .filter(node -> node.hasReadModels() || !readModels)
                .map(AliveNode::name)
                .toList();
    }
}
