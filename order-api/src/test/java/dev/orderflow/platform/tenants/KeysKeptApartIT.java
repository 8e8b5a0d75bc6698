package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a module keeps unique, it keeps so for each tenant, whenever it began to. */
class KeysKeptApartIT extends SwitchingOnFixture {

    private static final List<String> TABLES = List.of("shop.things");

    @BeforeEach
    void aShopHasThings() {
        migrateWithoutTenants();
        sql.sql("create schema shop").update();
        sql.sql("create table shop.things (id bigint primary key, name text not null, sold int4range)")
                .update();
    }

    @Test
    void aKeyThatALaterMigrationAddsIsKeptApartByTheNextStart() {
        switchOn("acme", TABLES);
        sql.sql("alter table shop.things add unique (name)").update();
        sql.sql("create unique index on shop.things (lower(name))").update();

        switchOn("acme", TABLES);

        String insert = "insert into shop.things values (1, 'a thing') returning 1";
        as("acme", insert);
        as("other", insert);
        assertThat(count("*", "shop.things")).isEqualTo(2);
        assertThatThrownBy(() -> as("other", "insert into shop.things values (2, 'a thing') returning 1"))
                .rootCause()
                .hasMessageContaining("duplicate key");
    }

    @Test
    void aKeyThatCannotBeKeptApartEndsTheStart() {
        sql.sql("alter table shop.things add constraint sold_once exclude using gist (sold with &&)")
                .update();

        assertThatThrownBy(() -> switchOn("acme", TABLES)).hasMessageContaining("sold_once");
    }
}
