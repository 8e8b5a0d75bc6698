package dev.orderflow.projections.orderdetails;

import java.util.Collection;
import java.util.UUID;

/** How far some orders' details have come; the answer is a list of {@link OrderVersion}, without the orders that are not known. */
public record FindVersions(Collection<UUID> orderIds) {}
