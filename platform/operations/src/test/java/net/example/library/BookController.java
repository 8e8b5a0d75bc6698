package net.example.library;

import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.platform.web.security.RequiresScope;
import java.net.URI;
import java.util.UUID;
import net.example.library.Book.AcquireBook;
import net.example.library.Book.LendBook;
import net.example.library.Book.ReturnBook;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books")
@RequiresScope("books")
class BookController {

    record NewBook(String title, String author) {}

    record Loan(String reader) {}

    private final CommandGateway commands;
    private final BookList books;

    BookController(CommandGateway commands, BookList books) {
        this.commands = commands;
        this.books = books;
    }

    @PostMapping
    ResponseEntity<Receipt> acquire(@RequestBody NewBook book) {
        String bookId = UUID.randomUUID().toString();
        Receipt receipt = commands.sendAndWait(new AcquireBook(bookId, book.title(), book.author()));
        return ResponseEntity.created(URI.create("/books/" + receipt.bookId())).body(receipt);
    }

    @PostMapping("/{bookId}/lend")
    Receipt lend(
            @PathVariable UUID bookId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody Loan loan) {
        Long expectedVersion = ifMatch == null ? null : ifMatch.expectedVersion();
        return commands.sendAndWait(new LendBook(bookId.toString(), loan.reader(), expectedVersion));
    }

    @PostMapping("/{bookId}/return")
    Receipt giveBack(@PathVariable UUID bookId) {
        return commands.sendAndWait(new ReturnBook(bookId.toString()));
    }

    @GetMapping("/{bookId}")
    ResponseEntity<BookList.Row> find(@PathVariable UUID bookId) {
        return ResponseEntity.of(books.find(bookId.toString()));
    }
}
