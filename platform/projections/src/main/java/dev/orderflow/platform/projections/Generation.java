package dev.orderflow.platform.projections;

/**
 * One of the two builds of a read model: the live one, which is read, and the one that a replay makes beside it. Both are made by
 * the same code from the same log.
 *
 * @param processor name of the processor that feeds it
 * @param schema where its tables are
 */
public record Generation(String processor, String schema) {

    public static Generation live(String readModel) {
        return new Generation(readModel, "read_model");
    }

    /** After the replay the tables change places, and this is where the former ones stay until the next replay. */
    public static Generation rebuild(String readModel) {
        return new Generation(readModel + ".rebuild", "read_model_spare");
    }
}
