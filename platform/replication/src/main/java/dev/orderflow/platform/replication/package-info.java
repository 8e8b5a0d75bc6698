/**
 * The log is published to Kafka, and followed by databases that are only read. Off without a property. See
 * docs/decisions/0054-read-nodes-follow-the-log.md.
 */
@NullMarked
package dev.orderflow.platform.replication;

import org.jspecify.annotations.NullMarked;
