package dev.orderflow.deadlines;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an order drop its deadline while the deadline is being worked on: the events of the cancellation itself arrive at that moment. Axon
 * would fail the batch of events. The task is left to end by itself, and the order does nothing any more when it comes again.
 */
final class OrderDeadlineManager extends DbSchedulerDeadlineManager {

    private static final Logger LOG = LoggerFactory.getLogger(OrderDeadlineManager.class);

    OrderDeadlineManager(Builder builder) {
        super(builder);
    }

    @Override
    protected void runOnPrepareCommitOrNow(Runnable call) {
        super.runOnPrepareCommitOrNow(() -> {
            try {
                call.run();
            } catch (TaskInstanceCurrentlyExecutingException underWay) {
                LOG.debug("A deadline was dropped while it was being worked on", underWay);
            }
        });
    }
}
