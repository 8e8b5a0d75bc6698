package dev.orderflow.platform.projections;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes in one sentence, for a person who does not know the code, why an event could not be applied to a read model. */
public final class FailureDescription {

    private static final String UNKNOWN = "The application failed on it; its log says why.";

    /** It is shown in a list. */
    private static final int LONGEST = 300;

    /** Longer than any chain of causes that does not contain a cycle. */
    private static final int DEEPEST = 50;

    /** A Java name such as {@code java.util.List}, the text of a record, or control characters. */
    private static final Pattern INTERNAL = Pattern.compile("\\w[\\w$]*(\\.[\\w$]+){2}|\\w\\[|\\p{Cntrl}");

    private FailureDescription() {}

    public static String of(Throwable failure) {
        String sentence = sentence(failure);
        return sentence == null
                        || sentence.isBlank()
                        || sentence.length() > LONGEST
                        || INTERNAL.matcher(sentence).find()
                ? UNKNOWN
                : sentence;
    }

    /** The message of the database, or else of the first cause. For an unreadable event, only its own message. */
    private static @Nullable String sentence(Throwable failure) {
        if (failure instanceof UnreadableEvent) {
            return failure.getMessage();
        }
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            if (cause instanceof SQLException) {
                break;
            }
            cause = cause.getCause();
        }
        return cause instanceof SQLException ? primary(cause.getMessage()) : cause.getMessage();
    }

    /** The driver adds the severity before the message of the server, and the values of the row after it. */
    private static @Nullable String primary(@Nullable String message) {
        return message == null ? null : message.lines().findFirst().orElse("").replaceFirst("^[\\p{L} ]+: +", "");
    }
}
