package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.Test;

/** Hibernate starts beside everything else. What it finds wrong still ends the start. */
class StartIT {

    @Test
    void anEntityThatDoesNotMatchItsTableEndsTheStart() {
        Database database = TestPostgres.newDatabase();
        String columnsNamedLikeFields =
                "spring.jpa.hibernate.naming.physical-strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl";

        assertThatThrownBy(() -> OneNode.start(database, columnsNamedLikeFields).close())
                .hasStackTraceContaining("missing column");
    }
}
