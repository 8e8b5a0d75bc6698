package dev.orderflow.platform.projections;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one sentence, to somebody who does not know the code, why an event could not be brought into a read model. */
public final class FailureDescription {

    private static final String UNSPEAKABLE = "The application failed on it; its log says why.";

    /** It is read in a list. */
    private static final int LONGEST = 300;

    /** Deeper than any chain of causes that isn't a circle. */
    private static final int DEEPEST = 50;

    /** A name of Java's, such as {@code java.util.List}, a record written out, or control characters. */
    private static final Pattern INTERNAL = Pattern.compile("\\w[\\w$]*(\\.[\\w$]+){2}|\\w\\[|\\p{Cntrl}");

    private FailureDescription() {}

    public static String of(Throwable failure) {
        String sentence = sentence(failure);
        return sentence == null
                        || sentence.isBlank()
                        || sentence.length() > LONGEST
                        || INTERNAL.matcher(sentence).find()
                ? UNSPEAKABLE
                : sentence;
    }

    /** What the database says, or else what it all began with; of an event that can't be read, only that. */
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

    /** The driver puts the severity before the server's message, and the row's content below it. */
    private static @Nullable String primary(@Nullable String message) {
        return message == null ? null : message.lines().findFirst().orElse("").replaceFirst("^[\\p{L} ]+: +", "");
    }
}
