/** Queries over HTTP: parameters become queries on the query bus, and answers become JSON. */
@NullMarked
package dev.orderflow.api.query;

import org.jspecify.annotations.NullMarked;
