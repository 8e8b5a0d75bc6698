package dev.orderflow.api;

/** The table of a read model that has a row for each order. */
public final class OrderRows {

    private OrderRows() {}

    public static String of(String readModel) {
        return switch (readModel) {
            case "daily-statistics", "customer-summary" -> "read_model." + readModel.replace('-', '_') + "_orders";
            default -> "read_model." + readModel.replace('-', '_');
        };
    }
}
