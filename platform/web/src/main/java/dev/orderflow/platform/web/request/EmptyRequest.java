package dev.orderflow.platform.web.request;

/** The body of a call that needs none, if it has one all the same: an object without properties. */
public record EmptyRequest() {}
