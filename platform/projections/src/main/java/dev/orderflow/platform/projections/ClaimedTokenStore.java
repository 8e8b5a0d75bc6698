package dev.orderflow.platform.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store, but only the owner of a segment can store its token or extend its claim. In Axon's own store, a node that has
 * lost its claim would get it back by either call if no other node holds it, and would continue from its old position instead of
 * that of the token. Here the update finds no row, and the batch is rolled back.
 *
 * <p>Tokens are stored as text, so that a person can read them in psql.
 * See docs/decisions/0021-pooled-processors.md.
 */
final class ClaimedTokenStore extends JdbcTokenStore {

    private final String node;
    private final String renew;

    private ClaimedTokenStore(Builder builder, String node, String table) {
        super(builder);
        this.node = node;
        this.renew = "update " + table + " set timestamp = ? where owner = ? and processor = ? and segment = ?";
    }

    /** @param claimTimeout after this time without an extension, another node may take the segment over */
    ClaimedTokenStore(
            ConnectionProvider connectionProvider,
            Serializer serializer,
            Node node,
            Duration claimTimeout,
            String table) {
        this(
                builder()
                        .connectionProvider(connectionProvider)
                        .serializer(serializer)
                        .contentType(String.class)
                        .nodeId(node.name())
                        .claimTimeout(claimTimeout)
                        .schema(TokenSchema.builder()
                                .setTokenTable(table)
                                .setProcessorNameColumn("processor")
                                .setSegmentColumn("segment")
                                .setTokenColumn("token")
                                .setTokenTypeColumn("token_type")
                                .setTimestampColumn("timestamp")
                                .setOwnerColumn("owner")
                                .build()),
                node.name(),
                table);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        update(connection -> renewal(connection, processor, segment), processor, segment);
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        update(connection -> storeUpdate(connection, token, processor, segment), processor, segment);
    }

    private PreparedStatement renewal(Connection connection, String processor, int segment) throws SQLException {
        PreparedStatement update = connection.prepareStatement(renew);
        update.setString(1, DateTimeUtils.formatInstant(AbstractTokenEntry.clock.instant()));
        update.setString(2, node);
        update.setString(3, processor);
        update.setInt(4, segment);
        return update;
    }

    private void update(JdbcUtils.SqlFunction owned, String processor, int segment) {
        Connection connection = getConnection();
        try (PreparedStatement update = owned.apply(connection)) {
            if (update.executeUpdate() == 0) {
                throw new UnableToClaimTokenException(
                        "Segment %s of %s is no longer claimed by this node".formatted(segment, processor));
            }
        } catch (SQLException e) {
            throw new JdbcException("Failed to use the claim of segment %s of %s".formatted(segment, processor), e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }
}
