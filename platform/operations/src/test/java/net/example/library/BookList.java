package net.example.library;

import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.RowTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import net.example.library.BookEvent.BookAcquired;
import net.example.library.BookEvent.BookLent;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The read model: who has which book. */
@Component
@ProcessingGroup("book-list")
class BookList implements Projection<BookEvent, BookList.Row> {

    record Row(
            String aggregateId,
            long version,
            String title,
            @Nullable String reader) implements AggregateRow {

        static Row read(ResultSet columns, int number) throws SQLException {
            return new Row(
                    columns.getString("book_id"),
                    columns.getLong("version"),
                    columns.getString("title"),
                    columns.getString("reader"));
        }
    }

    private final JdbcClient sql;

    BookList(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Class<BookEvent> eventType() {
        return BookEvent.class;
    }

    @Override
    public RowTable<Row> table() {
        return RowTable.withUuid("book_list", "book_id", Row::read)
                .column("title", "text", Row::title)
                .column("reader", "text", Row::reader);
    }

    @Override
    public Row apply(@Nullable Row row, BookEvent event, EventEnvelope envelope) {
        if (event instanceof BookAcquired acquired) {
            return new Row(acquired.bookId(), envelope.version(), acquired.title(), null);
        }
        String title = Objects.requireNonNull(row).title();
        String reader = event instanceof BookLent lent ? lent.reader() : null;
        return new Row(row.aggregateId(), envelope.version(), title, reader);
    }

    Optional<Row> find(String bookId) {
        return sql.sql("select * from read_model.book_list where book_id = ?::uuid")
                .param(bookId)
                .query(Row::read)
                .optional();
    }
}
