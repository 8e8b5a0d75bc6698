package dev.orderflow.platform.projections;

/**
 * One of the two generations of a read model: the live one, which queries read, and the one that a replay builds beside it. Both
 * are built by the same code from the same log. See docs/decisions/0022-a-replay-builds-beside.md.
 *
 * @param readModel name of the read model
 * @param processor name of the processor that feeds it
 * @param schema of its tables
 */
public record Generation(String readModel, String processor, String schema) {

    public static Generation live(String readModel) {
        return new Generation(readModel, readModel, "read_model");
    }

    /** After the replay, the tables of both generations are swapped. The former ones stay here until the next replay. */
    public static Generation rebuild(String readModel) {
        return new Generation(readModel, readModel + ".rebuild", "read_model_spare");
    }
}
