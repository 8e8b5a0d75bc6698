package dev.orderflow.api.reliability;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A copy of a running server's files, as {@code pg_basebackup} makes it, which the embedded PostgreSQL does not have. What the log
 * of writes says about the time of the copy has to be fetched from the server.
 */
final class BaseBackup {

    /** They say which process runs there, and with which options. */
    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private static final String WRITE_AHEAD_LOG = "pg_wal";

    private BaseBackup() {}

    static void of(Path directory, DataSource superuser, Path copy) throws IOException {
        // The backup ends with the connection that has begun it.
        try (var connection = superuser.getConnection()) {
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            sql.sql("select pg_backup_start('standby', fast => true)").query(row -> {});
            copy(directory, copy);
            String label = sql.sql("select labelfile from pg_backup_stop(wait_for_archive => false)")
                    .query(String.class)
                    .single();
            Files.writeString(copy.resolve("backup_label"), label);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                // The server refuses a directory that others may read.
                Files.createDirectories(
                        to.resolve(from.relativize(directory)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                if (!relative.startsWith(WRITE_AHEAD_LOG) && !OF_THE_PROCESS.contains(relative.toString())) {
                    try {
                        Files.copy(file, to.resolve(relative));
                    } catch (NoSuchFileException e) {
                        // It was removed meanwhile, and the log of writes says so.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
