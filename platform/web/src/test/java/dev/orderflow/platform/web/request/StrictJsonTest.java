package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.MockHttpInputMessage;

/** A body of plain values and of one value type of the application. */
class StrictJsonTest {

    private static final ProblemType INVALID_BOOK =
            new ProblemType("invalid-book", HttpStatus.BAD_REQUEST, "Against the rules for books");

    private record Pages(int value) {

        static Pages of(BigInteger number) {
            if (number.signum() <= 0) {
                throw new UnsupportedOperationException("must be 1 or more");
            }
            return new Pages(number.intValue());
        }
    }

    private record Chapter(String title, Pages pages) {}

    private record Book(
            BigDecimal weight,
            BigInteger copies,
            List<Chapter> chapters,
            @Nullable String subtitle) {}

    private final StrictJsonConverter json = new StrictJsonConverter(new RequestValues(
            UnsupportedOperationException.class, INVALID_BOOK, ValueReader.integer(Pages.class, Pages::of)));

    @Test
    void aSoundBodyIsRead() throws IOException {
        assertThat(read("{'weight': '0.350', 'copies': 3, 'chapters': [{'title': 'One', 'pages': 12}]}"))
                .isEqualTo(new Book(
                        new BigDecimal("0.350"),
                        BigInteger.valueOf(3),
                        List.of(new Chapter("One", new Pages(12))),
                        null));
    }

    /** It is no price, so no price's range holds for it. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "0.001", "5000000", "1e30"})
    void aDecimalHasNoRangeOfItsOwn(String weight) throws IOException {
        assertThat(read("{'weight': %s, 'copies': 3, 'chapters': []}".formatted(weight))
                        .weight())
                .isEqualByComparingTo(weight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e101", "1e-101", "1e999999999999", "'1e3'", "''"})
    void aDecimalThatNobodyCouldComputeWithOrThatIsNoneIsRefused(String weight) {
        Problem problem = refused("{'weight': %s, 'copies': 3, 'chapters': []}".formatted(weight));

        assertThat(problem.type()).isEqualTo(INVALID_BOOK);
        assertThat(pointers(problem)).containsExactly("/weight");
    }

    @Test
    void allFaultsAreToldAtOnceAndWhatIsMalformedNamesTheProblem() {
        Problem problem = refused("{'weight': true, 'chapters': [{'title': null, 'pages': 0}], 'colour': 'red'}");

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(pointers(problem))
                .containsExactlyInAnyOrder("/weight", "/copies", "/chapters/0/title", "/chapters/0/pages", "/colour");
    }

    @Test
    void whatIsAgainstTheRulesIsTheApplicationsProblem() {
        Problem problem = refused("{'weight': 1, 'copies': 3, 'chapters': [{'title': 'One', 'pages': 0}]}");

        assertThat(problem.type()).isEqualTo(INVALID_BOOK);
        assertThat(String.valueOf(errors(problem))).contains("must be 1 or more");
    }

    private Book read(String body) throws IOException {
        return (Book) json.read(Book.class, new MockHttpInputMessage(bytes(body)));
    }

    private Problem refused(String body) {
        return catchThrowableOfType(Problem.class, () -> read(body));
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> pointers(Problem problem) {
        return errors(problem).stream()
                .map(error -> String.valueOf(((java.util.Map<?, ?>) error).get("pointer")))
                .toList();
    }

    private static List<?> errors(Problem problem) {
        return (List<?>) Objects.requireNonNull(
                Objects.requireNonNull(problem.getBody().getProperties()).get("errors"));
    }
}
