package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.Measured;

/**
 * What one request costs, in microseconds of CPU time.
 *
 * @param postgres all of its processes, with what the read models do about the request
 */
record Cost(Measured measured, double application, double postgres) {

    double load() {
        return measured.cpu();
    }

    double all() {
        return application + postgres + load();
    }
}
