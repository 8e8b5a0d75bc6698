package dev.orderflow.platform.projections.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What each node may claim. All of them come to the same result, each for itself. */
class SegmentAssignmentTest {

    @Test
    void oneNodeHasAll() {
        assertThat(share("a", List.of("a"), Map.of("list", 2, "details", 3))).containsExactly(3, 2);
    }

    @Test
    void twoNodesHaveHalfOfEach() {
        List<String> nodes = List.of("a", "b");

        assertThat(share("a", nodes, Map.of("list", 2, "details", 4))).containsExactly(2, 1);
        assertThat(share("b", nodes, Map.of("list", 2, "details", 4))).containsExactly(2, 1);
    }

    @Test
    void singleSegmentsGoToDifferentNodes() {
        List<String> nodes = List.of("a", "b");

        assertThat(share("a", nodes, Map.of("list", 1, "details", 1))).containsExactly(1, 0);
        assertThat(share("b", nodes, Map.of("list", 1, "details", 1))).containsExactly(0, 1);
    }

    @Test
    void aNodeWithoutReadModelsIsNotCountedOnForThem() {
        List<String> all = List.of("a", "b");
        Function<String, List<String>> nodes = processor -> processor.equals("effects") ? all : List.of("b");

        assertThat(share("a", nodes, Map.of("effects", 2, "list", 4))).containsExactly(1, 0);
        assertThat(share("b", nodes, Map.of("effects", 2, "list", 4))).containsExactly(1, 4);
    }

    @Test
    void whatOtherNodesShareInBetweenDoesNotCount() {
        Function<String, List<String>> nodes =
                processor -> processor.equals("list") ? List.of("b", "c") : List.of("a", "b");
        Map<String, Integer> segments = Map.of("billing", 1, "list", 1, "mail", 1);

        assertThat(share("a", nodes, segments)).containsExactly(1, 0, 0);
        assertThat(share("b", nodes, segments)).containsExactly(0, 1, 1);
        assertThat(share("c", nodes, segments)).containsExactly(0, 0, 0);
    }

    @Test
    void whatHasNeverRunIsTakenByWhoeverStartsIt() {
        assertThat(new SegmentAssignment().getMaxSegments("list")).isEqualTo(Integer.MAX_VALUE);
    }

    @Property
    void theSharesMakeUpTheWholeAndDifferByOneAtMost(
            @ForAll @IntRange(min = 1, max = 9) int nodes,
            @ForAll @IntRange(min = 1, max = 16) int list,
            @ForAll @IntRange(min = 1, max = 16) int details) {
        List<String> names =
                IntStream.range(0, nodes).mapToObj(i -> "node-" + i).toList();
        List<List<Integer>> shares = names.stream()
                .map(node -> share(node, names, Map.of("list", list, "details", details)))
                .toList();

        assertThat(shares.stream().mapToInt(share -> share.get(0)).sum()).isEqualTo(details);
        assertThat(shares.stream().mapToInt(share -> share.get(1)).sum()).isEqualTo(list);
        assertThat(spread(shares.stream().map(share -> share.get(0)).toList())).isLessThan(2);
        assertThat(spread(shares.stream().map(share -> share.get(1)).toList())).isLessThan(2);
        assertThat(spread(shares.stream()
                        .map(share -> share.get(0) + share.get(1))
                        .toList()))
                .isLessThan(2);
    }

    private static int spread(List<Integer> shares) {
        return shares.stream().mapToInt(i -> i).max().orElseThrow()
                - shares.stream().mapToInt(i -> i).min().orElseThrow();
    }

    private static List<Integer> share(String node, List<String> nodes, Map<String, Integer> segments) {
        return share(node, processor -> nodes, segments);
    }

    /** In the order of the processors' names. */
    private static List<Integer> share(
            String node, Function<String, List<String>> nodes, Map<String, Integer> segments) {
        SegmentAssignment shares = new SegmentAssignment();
        SortedMap<String, Integer> sorted = new TreeMap<>(segments);
        shares.assign(node, nodes, sorted);
        return sorted.keySet().stream().map(shares::getMaxSegments).toList();
    }
}
