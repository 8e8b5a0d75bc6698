package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.FailureDescription;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records why a processor's batch failed, so that every node can show it. Axon then tries the batch again after a pause. */
final class BatchFailureRecorder implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BatchFailureRecorder.class);

    private static final String RECORD = """
            insert into read_model.failures (processor, position, cause) values (?, ?, ?)
            on conflict (processor) do update set position = excluded.position, cause = excluded.cause, at = now()
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transactions;

    BatchFailureRecorder(JdbcClient sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * A segment that another node has taken over is not a failure. An {@link Error} is wrapped in an exception, because Axon never
     * tries a segment again after an error.
     */
    @Override
    public void handleError(ErrorContext batch) throws Exception {
        if (!(batch.error() instanceof UnableToClaimTokenException)) {
            record(batch);
        }
        if (batch.error() instanceof Error) {
            throw new IllegalStateException("A batch of " + batch.eventProcessor() + " failed", batch.error());
        }
        PropagatingErrorHandler.instance().handleError(batch);
    }

    private void record(ErrorContext batch) {
        EventMessage<?> first = batch.failedEvents().get(0);
        long position = first instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : 0;
        try {
            transactions.executeWithoutResult(transaction -> sql.sql(RECORD)
                    .param(batch.eventProcessor())
                    .param(position)
                    .param(FailureDescription.of(batch.error()))
                    .update());
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The failure of {} could not be recorded", batch.eventProcessor(), e);
        }
    }
}
