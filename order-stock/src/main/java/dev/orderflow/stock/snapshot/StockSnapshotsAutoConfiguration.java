package dev.orderflow.stock.snapshot;

import dev.orderflow.platform.eventstore.snapshot.SnapshotAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Switches snapshots of stock items on. */
@AutoConfiguration(before = SnapshotAutoConfiguration.class)
public class StockSnapshotsAutoConfiguration {

    @Bean
    StockSnapshots stockSnapshots() {
        return new StockSnapshots();
    }
}
