package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;

/**
 * All faults of one body, by their location (a JSON Pointer, RFC 6901). Only the first fault of a location counts.
 * Jackson's own {@code CollectingProblemHandler} does not replace this: it neither collects nulls, missing components and the
 * refusals of value types, nor keeps malformed apart from invalid.
 */
final class BodyErrors {

    /** The errors of the body that Jackson is reading. */
    static BodyErrors of(DeserializationContext context) {
        return (BodyErrors) context.getAttribute(BodyErrors.class);
    }

    /** A body of 64 KiB has room for thousands of faults; an answer stays readable. */
    private static final int MOST_LISTED = 100;

    /** Property names come from the client, in any length. */
    private static final int LONGEST_POINTER = 200;

    private final RequestValues values;
    private final Map<String, String> details = new LinkedHashMap<>();
    private boolean malformed;

    BodyErrors(RequestValues values) {
        this.values = values;
    }

    static String pointer(JsonParser json) {
        return json.streamReadContext().pathAsPointer().toString();
    }

    /** Against the form of a request: no JSON, a wrong type, an unknown property. */
    void malformed(String pointer, String detail) {
        add(ProblemType.INVALID_REQUEST, pointer, detail);
    }

    /** Against the rules of the application. */
    void invalid(String pointer, String detail) {
        add(rules(), pointer, detail);
    }

    ProblemType rules() {
        return values.rules();
    }

    /** Collects an exception that refuses a value. Any other exception is an error of the server. */
    void refused(RuntimeException refusal, ProblemType type, String pointer) {
        if (!values.isRefusal(refusal)) {
            throw refusal;
        }
        add(type, pointer, String.valueOf(refusal.getMessage()));
    }

    ProblemType refusal(Class<?> type) {
        return values.refusal(type);
    }

    private void add(ProblemType type, String pointer, String detail) {
        malformed |= type.equals(ProblemType.INVALID_REQUEST);
        details.putIfAbsent(pointer, detail);
    }

    /** A body that is not JSON has only this fault. It was read in part, so other components would seem to be missing. */
    void unreadable(String pointer, String detail) {
        details.clear();
        malformed(pointer, detail);
    }

    /** Reports and skips a value that does not have the expected JSON type. */
    void wrongType(JsonParser json, String wanted) {
        malformed(pointer(json), "must be " + wanted);
        json.skipChildren();
    }

    /** A component that is null counts as missing. A body that is null is not an object. */
    void isNull(JsonParser json) {
        String pointer = pointer(json);
        if (pointer.isEmpty()) {
            malformed(pointer, "must be an object");
        } else {
            invalid(pointer, "must not be null");
        }
    }

    boolean isSound(String pointer) {
        for (int end = pointer.length(); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
            if (details.containsKey(pointer.substring(0, end))) {
                return false;
            }
        }
        return true;
    }

    void throwIfAny() {
        if (details.isEmpty()) {
            return;
        }
        List<Map<String, String>> errors = details.entrySet().stream()
                .limit(MOST_LISTED)
                .map(fault -> Map.of("pointer", shown(fault.getKey()), "detail", fault.getValue()))
                .toList();
        String more = details.size() > MOST_LISTED ? " The first " + MOST_LISTED + " are listed." : "";
        throw new Problem(
                        malformed ? ProblemType.INVALID_REQUEST : rules(),
                        "The body has " + details.size() + (details.size() == 1 ? " fault." : " faults.") + more)
                .with("errors", errors);
    }

    /** Cut to size; and half of a surrogate pair, which can't be sent, becomes a question mark. */
    private static String shown(String pointer) {
        String cut = pointer.length() > LONGEST_POINTER ? pointer.substring(0, LONGEST_POINTER) + "…" : pointer;
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
