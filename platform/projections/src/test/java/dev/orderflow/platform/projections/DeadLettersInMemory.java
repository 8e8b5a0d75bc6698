package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Dead letters are written as the aggregate and the version, such as {@code 1:0}. */
final class DeadLettersInMemory implements DeadLetterStore {

    final List<String> waiting = new ArrayList<>();
    final List<String> discarded = new ArrayList<>();
    final Map<String, String> causes = new HashMap<>();
    boolean hasSkipped;

    /** Versions that the log has not, written like dead letters. */
    final List<String> neverLogged = new ArrayList<>();

    /** Versions of a type that does not feed the read model, written like dead letters. */
    final List<String> ofAnotherKind = new ArrayList<>();

    /** Discarded in another build. */
    final List<String> givenUp = new ArrayList<>();

    int looks;
    int looksIntoTheLog;

    @Override
    public BlockedSequences of(Collection<String> aggregateIds) {
        looks++;
        BlockedSequences letters = new BlockedSequences(hasSkipped);
        waiting.forEach(letter -> letters.hold(aggregate(letter), version(letter)));
        discarded.forEach(letter -> letters.discard(aggregate(letter), version(letter)));
        givenUp.forEach(letter -> letters.discardIfItFails(aggregate(letter), version(letter)));
        return letters;
    }

    @Override
    public void add(List<DeadLetterCandidate> letters) {
        for (DeadLetterCandidate letter : letters) {
            String name = name(letter);
            if (letter.isDiscarded()) {
                discarded.add(name);
            } else if (!waiting.contains(name)) {
                waiting.add(name);
                causes.put(name, letter.cause());
            }
        }
    }

    @Override
    public void requireRoomFor(List<DeadLetterCandidate> added) {}

    @Override
    public long firstMissing(EventEnvelope event, long from) {
        looksIntoTheLog++;
        return first(neverLogged, event, from, event.version());
    }

    @Override
    public long firstOfAnotherKind(EventEnvelope event, long from, long end) {
        looksIntoTheLog++;
        return first(ofAnotherKind, event, from, end);
    }

    private static long first(List<String> versions, EventEnvelope event, long from, long end) {
        return LongStream.range(from, end)
                .filter(version -> versions.contains(event.aggregateId() + ":" + version))
                .findFirst()
                .orElse(end);
    }

    static String name(DeadLetterCandidate letter) {
        return letter.event().aggregateId() + ":" + letter.event().version();
    }

    private static String aggregate(String letter) {
        return letter.substring(0, letter.indexOf(':'));
    }

    private static long version(String letter) {
        return Long.parseLong(letter.substring(letter.indexOf(':') + 1));
    }
}
