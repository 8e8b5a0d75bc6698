package dev.orderflow.platform.web.request;

/** The optional body of a call that needs none: an object without properties. */
public record EmptyRequest() {}
