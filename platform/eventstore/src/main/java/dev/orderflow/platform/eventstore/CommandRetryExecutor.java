package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.tenancy.TenantContext;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/** Sends commands again, for the tenant for whom they were sent before. */
final class CommandRetryExecutor extends ScheduledThreadPoolExecutor {

    CommandRetryExecutor(int threads) {
        super(threads, new AxonThreadFactory("command-retry"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable retry, long delay, TimeUnit unit) {
        return super.schedule(TenantContext.carry(retry), delay, unit);
    }
}
