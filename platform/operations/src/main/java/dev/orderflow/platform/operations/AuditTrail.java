package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.Columns;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.correlation.CorrelationFilter;
import dev.orderflow.platform.web.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What operators have asked for, and who it was: the table {@code operations.actions}. An application that has actions of its own for
 * operators records them here, too. See docs/decisions/0041-operators-see-causes-actions-and-the-past.md.
 */
public final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private static final String REQUESTED = "requested";
    private static final String REFUSED = "refused";

    /** A processor, segment, position or cause is shorter. A path that a client has made up may be longer. */
    private static final int LONGEST = 64;

    private static final String ADD = """
            insert into operations.actions (actor, action, processor, subject, correlation_id, outcome, result)
            values (:actor, :action, left(:processor, :longest), left(:subject, :longest), :correlationId, :outcome, :result) returning id
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final int kept;

    /** @param transaction the platform's, so that the work can lock what processors use */
    AuditTrail(JdbcClient sql, TransactionTemplate transaction, Tenants tenants, int kept) {
        this.sql = sql;
        this.transaction = transaction;
        this.tenants = tenants;
        this.kept = kept;
    }

    /**
     * Does the work and records it in one transaction: there is no action without a row, and no row without its action. If the work
     * throws a {@link Problem}, it is undone, and recorded as refused. An action about one tenant sees and changes what is that tenant's.
     *
     * @param subject the part of the processor that it is about; null for all of it
     * @return identifies the row
     */
    public long record(String action, String processor, @Nullable String subject, Runnable work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                tenants.within(Objects.requireNonNullElse(TenantContext.current(), TenantContext.PLATFORM), () -> {
                    work.run();
                    return null;
                });
                return add(action, processor, subject, REQUESTED, null);
            }));
        } catch (Problem refusal) {
            add(action, processor, subject, REFUSED, refusal.getBody().getDetail());
            throw refusal;
        }
    }

    /** Says what came of an action that goes on after it was recorded. */
    void complete(long id, String result) {
        sql.sql("update operations.actions set result = ? where id = ?")
                .param(result)
                .param(id)
                .update();
    }

    /** The newest first. */
    List<OperatorAction> before(long id, int limit) {
        return sql.sql("select * from operations.actions where id < ? order by id desc limit ?")
                .param(id)
                .param(limit)
                .query(AuditTrail::action)
                .list();
    }

    private long add(
            String action, String processor, @Nullable String subject, String outcome, @Nullable String result) {
        String actor = actor();
        LOG.info("{} {} of {} {} by {}", action, outcome, processor, subject == null ? "" : subject, actor);
        long id = sql.sql(ADD)
                .param("actor", actor)
                .param("action", action)
                .param("processor", processor)
                .param("subject", subject)
                .param("longest", LONGEST)
                .param("correlationId", CorrelationFilter.current())
                .param("outcome", outcome)
                .param("result", withTenant(result))
                .query(Long.class)
                .single();
        sql.sql("delete from operations.actions where id <= ?").param(id - kept).update();
        return id;
    }

    /** Most actions are about all tenants. One that is about a tenant says so. */
    private static @Nullable String withTenant(@Nullable String result) {
        String tenant = TenantContext.current();
        return tenant == null || tenant.equals(TenantContext.PLATFORM)
                ? result
                : "For the tenant " + tenant + "." + (result == null ? "" : " " + result);
    }

    private static @Nullable String actor() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null ? null : caller.getName();
    }

    private static OperatorAction action(ResultSet row, int number) throws SQLException {
        return new OperatorAction(
                row.getLong("id"),
                Columns.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("processor"),
                row.getString("subject"),
                row.getString("correlation_id"),
                row.getString("outcome"),
                row.getString("result"));
    }
}
