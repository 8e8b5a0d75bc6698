/**
 * Publishes what happens to orders to Kafka, in the profile {@code kafka} only. Nothing outside of this module knows of it. Guide:
 * docs/kafka.md.
 */
@NullMarked
package dev.orderflow.kafka;

import org.jspecify.annotations.NullMarked;
