package dev.orderflow.contract;

import dev.orderflow.contract.Step.Line;
import dev.orderflow.contract.Step.Verb;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Stories about two orders. Most steps are possible, so that the orders get somewhere; values sit on their limits, or beside
 * them. Everything shrinks towards what is first in its list.
 */
public final class Stories {

    /** One code point in two chars: a limit that counts chars gives itself away. */
    private static final String VAN = "\uD83D\uDE9A";

    private Stories() {}

    /** Each begins with a placement, though not always a possible one, and goes on with up to that many steps. */
    public static Arbitrary<List<Step>> ofUpTo(int steps) {
        return Arbitraries.of("EUR", "JPY", "KWD")
                .flatMap(currency -> Combinators.combine(
                                placement(line(currency)),
                                step(currency)
                                        .list()
                                        .ofMaxSize(steps)
                                        .withSizeDistribution(RandomDistribution.uniform()))
                        .as((placement, rest) -> Stream.concat(Stream.of(placement), rest.stream())
                                .toList()));
    }

    private static Arbitrary<Step> step(String usualCurrency) {
        Arbitrary<Line> lines = line(usualCurrency);
        Arbitrary<List<Line>> none = Arbitraries.just(List.of());
        return Arbitraries.frequencyOf(
                Tuple.of(8, placement(lines)),
                Tuple.of(16, step(Verb.ADD, lines.map(List::of), Arbitraries.just(""))),
                Tuple.of(10, step(Verb.REMOVE, none, Arbitraries.of("a", "b", "c", "more-1"))),
                Tuple.of(3, step(Verb.CONFIRM, none, Arbitraries.just(""))),
                Tuple.of(4, step(Verb.SHIP, none, oneOf(12, "Post", VAN.repeat(64), "x".repeat(65), " ", ""))),
                Tuple.of(4, step(Verb.DELIVER, none, Arbitraries.just(""))),
                Tuple.of(1, step(Verb.CANCEL, none, oneOf(12, "Too late", VAN.repeat(500), "x".repeat(501), " ", ""))));
    }

    private static Arbitrary<Step> placement(Arbitrary<Line> lines) {
        Arbitrary<List<Line>> first = Arbitraries.frequencyOf(
                Tuple.of(9, lines.list().ofMinSize(1).ofMaxSize(3).uniqueElements(Line::sku)),
                Tuple.of(1, lines.list().ofMaxSize(3)));
        Arbitrary<Integer> more = oneOf(9, 0, 1, 97, 98, 99);
        return Combinators.combine(order(), first, more)
                .as((order, list, rest) -> new Step(order, Verb.PLACE, list, rest, "", null));
    }

    private static Arbitrary<Step> step(Verb verb, Arbitrary<List<Line>> lines, Arbitrary<String> text) {
        return Combinators.combine(order(), lines, text, ifVersion())
                .as((order, list, words, versions) -> new Step(order, verb, list, 0, words, versions));
    }

    private static Arbitrary<String> order() {
        return oneOf(4, "A", "B");
    }

    private static Arbitrary<@Nullable Set<Integer>> ifVersion() {
        return oneOf(5, Set.of(0), Set.of(-1), Set.of(1), Set.of(-1, 0), Set.of(0, 1), Set.of(-1, 1), Set.<Integer>of())
                .injectNull(0.6);
    }

    private static Arbitrary<Line> line(String usualCurrency) {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        oneOf(80, 1, 2, 10_000, 10_001, 0, -1),
                        oneOf(
                                100,
                                "1",
                                "1.00",
                                "0.01",
                                "0.010",
                                "19.99",
                                "1000000",
                                "1000000.00",
                                "999999.99",
                                "999999.999",
                                "1000000.01",
                                "0.009",
                                "0.001",
                                "0"),
                        oneOf(30, usualCurrency, "USD", "XAU"))
                .as(Line::new);
    }

    /** The usual value {@code weight} times as often as each of the others. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> Arbitrary<T> oneOf(int weight, T usual, T... others) {
        return Arbitraries.frequencyOf(
                Tuple.of(weight, Arbitraries.just(usual)), Tuple.of(others.length, Arbitraries.of(others)));
    }
}
