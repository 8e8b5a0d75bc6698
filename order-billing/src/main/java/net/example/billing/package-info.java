/**
 * What another team might write: it charges a customer when an order is shipped. It knows the published events (docs/events) and nothing else
 * of orders, and has a database of its own. Guide: docs/kafka.md.
 */
@NullMarked
package net.example.billing;

import org.jspecify.annotations.NullMarked;
