package net.example.library;

/** The answer to a command. */
record Receipt(String bookId, long version) {}
