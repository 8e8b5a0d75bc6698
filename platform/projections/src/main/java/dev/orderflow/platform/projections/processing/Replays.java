package dev.orderflow.platform.projections.processing;

import dev.orderflow.platform.projections.Generation;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds a read model anew without an outage. The new build grows beside the live one, fed by a processor of its own whose
 * segments the nodes share; queries are answered from the old rows, until {@link CutOver} ends it. All that a replay knows is in
 * rows, so it survives the nodes.
 */
@Component
public class Replays {

    /** A batch that fails is tried again after ten seconds, and the database may take as long until it says so. */
    private static final String GIVE_WAY = """
            update read_model.replays set finished_at = now(), failure = 'It failed, and was asked for again.'
            where id in (
                select id from read_model.replays
                where processor = :readModel and finished_at is null
                    and exists (select from read_model.failures
                        where processor = :rebuild and position > :reached and at > now() - interval '30 seconds')
                for update skip locked)
            """;

    private final JdbcClient sql;
    private final SegmentClaims claims;
    private final TransactionTemplate transactions;

    Replays(JdbcClient sql, SegmentClaims claims, TransactionTemplate transactions) {
        this.sql = sql;
        this.claims = claims;
        this.transactions = transactions;
    }

    /**
     * Returns at once; all nodes carry it out. False if one is under way already, unless that fails again and again, and so gives
     * way.
     */
    public boolean request(String readModel) {
        try {
            transactions.executeWithoutResult(transaction -> {
                letAFailingOneGiveWay(readModel);
                sql.sql("select read_model.begin_replay(?)").param(readModel).query(row -> {});
            });
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void letAFailingOneGiveWay(String readModel) {
        String rebuild = Generation.rebuild(readModel).processor();
        sql.sql(GIVE_WAY)
                .param("readModel", readModel)
                .param("rebuild", rebuild)
                .param("reached", SegmentClaim.position(claims.of(rebuild)))
                .update();
    }
}
