package dev.orderflow.platform.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has asked for, as it is kept and as clients read it.
 *
 * @param actor null if no account was behind it
 * @param subject the part of the processor that it is about; null for all of it
 * @param outcome {@code requested} or {@code refused}
 * @param result why it was refused, or what came of it; null for a request that all nodes carry out by themselves
 */
record OperatorAction(
        long id,
        Instant at,
        @Nullable String actor,
        String action,
        String processor,
        @Nullable String subject,
        String correlationId,
        String outcome,
        @Nullable String result) {}
