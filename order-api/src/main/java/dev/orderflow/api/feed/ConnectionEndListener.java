package dev.orderflow.api.feed;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Tells when the container ends a connection, for whatever reason, before it reuses what belonged to it. */
record ConnectionEndListener(Runnable ended) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        ended.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        ended.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        ended.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
