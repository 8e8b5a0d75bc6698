package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Operators read it. It must not show anything of the code. */
class FailureDescriptionTest {

    @Test
    void itIsTheMessageOfTheDatabaseWithoutTheStatementAndTheRow() {
        SQLException refusal = new SQLException("""
                ERROR: new row for relation "things" violates check constraint "no_frogs"
                  Detail: Failing row contains (42, frog).""", "23514");

        assertThat(FailureDescription.of(
                        new DataIntegrityViolationException("PreparedStatementCallback; SQL [insert …]", refusal)))
                .isEqualTo("new row for relation \"things\" violates check constraint \"no_frogs\"");
    }

    @Test
    void otherwiseItIsTheMessageOfTheFirstCause() {
        assertThat(FailureDescription.of(new IllegalStateException("outer", new ArithmeticException("/ by zero"))))
                .isEqualTo("/ by zero");
    }

    @Test
    void ofAnUnreadableEventItIsOnlyItsOwnMessage() {
        assertThat(FailureDescription.of(
                        new UnreadableEvent("It can't be read.", new IllegalStateException("at column 7"))))
                .isEqualTo("It can't be read.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot invoke \"com.example.Amount.amount()\" because it is null",
                "class java.lang.String cannot be cast",
                "No rule for Happened[thing=1]",
                "two\nlines",
                "with \0",
                " "
            })
    void aMessageAboutTheCodeIsNotShown(String message) {
        assertThat(FailureDescription.of(new IllegalStateException(message)))
                .isEqualTo("The application failed on it; its log says why.");
    }

    @Test
    void aFailureWithoutAMessageIsDescribedAsUnknown() {
        assertThat(FailureDescription.of(new NullPointerException())).endsWith("its log says why.");
    }
}
