package dev.orderflow.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What docs/credit-limit.md says to operators. */
public final class CreditRunbook {

    private static final Path PAGE = Path.of("..", "docs", "credit-limit.md");

    private static final Pattern TAKE_OUT =
            Pattern.compile("```sql\\n(insert into credit\\.known_orders.*?)```", Pattern.DOTALL);

    private CreditRunbook() {}

    /** The statement that takes an order out of the sum of a customer. */
    public static String takeOut(String orderId, String customer) {
        return TAKE_OUT.matcher(page())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("customer-42", customer)
                .replace("<damaged order>", orderId);
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
