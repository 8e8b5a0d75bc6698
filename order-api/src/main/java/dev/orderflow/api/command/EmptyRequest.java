package dev.orderflow.api.command;

/** The body of a command that needs none, if it has one all the same: an object without properties. */
record EmptyRequest() {}
