package dev.orderflow.kafka;

import tools.jackson.databind.node.ObjectNode;

/**
 * What other programs get to know of one event.
 *
 * @param type with its revision. Like the name of a stored event it stays for ever.
 * @param data as its schema in docs/events describes it
 */
record IntegrationEvent(String type, ObjectNode data) {}
