package dev.orderflow.api.command;

import dev.orderflow.domain.model.CancellationReason;

/** What a client sends to cancel an order. */
record CancelOrderRequest(CancellationReason reason) {}
