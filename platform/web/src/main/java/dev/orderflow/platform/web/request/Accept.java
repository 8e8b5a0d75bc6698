package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The header {@code Accept}: media ranges, of which the most specific one that includes a type decides (RFC 9110, 12.5.1). */
record Accept(List<MediaType> ranges) {

    private static final Comparator<MediaType> BY_SPECIFICITY = Comparator.comparingInt(Accept::specificity);

    /** Several lines are one list. No line, or an empty one, allows everything. */
    static Accept of(HttpServletRequest request) {
        try {
            return new Accept(MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
        } catch (InvalidMediaTypeException e) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "The header Accept is malformed.");
        }
    }

    boolean allows(MediaType type) {
        return ranges.isEmpty()
                || ranges.stream()
                        .filter(range -> range.includes(type))
                        .max(BY_SPECIFICITY.thenComparing(MediaType::getQualityValue))
                        .filter(range -> range.getQualityValue() > 0)
                        .isPresent();
    }

    private static int specificity(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}
