package dev.orderflow.platform.projections;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Which events of a batch have become dead letters, for those who would otherwise say that all of them were applied. */
public final class ParkedEvents {

    private static final String RESOURCE = ParkedEvents.class.getName();

    private ParkedEvents() {}

    static void add(UnitOfWork<?> batch, List<DeadLetterCandidate> parked) {
        Set<String> all = batch.root().getOrComputeResource(RESOURCE, key -> new HashSet<>());
        parked.forEach(letter -> all.add(letter.event().message().getIdentifier()));
    }

    public static boolean contains(UnitOfWork<?> batch, String eventId) {
        Set<String> parked = batch.root().getResource(RESOURCE);
        return parked != null && parked.contains(eventId);
    }
}
