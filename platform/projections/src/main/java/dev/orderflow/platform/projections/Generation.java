package dev.orderflow.platform.projections;

/**
 * One of the generations of a read model: the live one, which queries read, the one that a replay builds beside it, and the one that a
 * person steps through. All are built by the same code from the same log. See docs/decisions/0022-a-replay-builds-beside.md.
 *
 * @param readModel name of the read model
 * @param processor name of the processor that feeds it
 * @param schema of its tables
 */
public record Generation(String readModel, String processor, String schema) {

    private static final String REBUILD = ".rebuild";

    public static Generation live(String readModel) {
        return new Generation(readModel, readModel, "read_model");
    }

    /** After the replay, the tables of both generations are swapped. The former ones stay here until the next replay. */
    public static Generation rebuild(String readModel) {
        return new Generation(readModel, readModel + REBUILD, "read_model_spare");
    }

    /** Whether a processor builds a read model anew, beside the live one. */
    public static boolean isRebuild(String processor) {
        return processor.endsWith(REBUILD);
    }

    /** Moved by requests and not by a processor. See docs/decisions/0044-a-projection-is-stepped-beside-the-live-one.md. */
    public static Generation stepping(String readModel) {
        return new Generation(readModel, readModel + ".stepping", "read_model_stepping");
    }
}
