package dev.orderflow.benchmarks.load;

/** One of the clients of a load. Each belongs to one thread. */
@FunctionalInterface
public interface LoadClient extends AutoCloseable {

    /** Returns once the request is answered, and fails if the answer is not the expected one. */
    void send() throws Exception;

    @Override
    default void close() {}
}
