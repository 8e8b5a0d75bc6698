package dev.orderflow.platform.projections;

import java.util.regex.Pattern;

/** Names of tables and columns that mean the same with and without quotes. */
final class SqlNames {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private SqlNames() {}

    /** @throws IllegalArgumentException if the name would need quotes */
    static String check(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Tables and columns of read models have names like book_list, and not '" + name + "'");
        }
        return name;
    }
}
