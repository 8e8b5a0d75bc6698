package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When tenants can't be switched on, and that they can't be switched off. */
class SwitchingOnRefusedIT extends SwitchingOnFixture {

    @Test
    void aTableOfWhichNobodySaysWhoseRowsItHasIsRefused() {
        migrateWithoutTenants();
        sql.sql("create schema shop").update();
        sql.sql("create table shop.things (name text)").update();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> switchOn("acme"))
                .withMessage("orderflow.tenants.enabled, but these tables do not tell the tenants apart: shop.things.");
        assertThat(sql.sql("select count(*) from pg_policy")
                        .query(Integer.class)
                        .single())
                .isZero();

        assertThat(switchOn("acme", "shop.things")).isEqualTo("acme");
    }

    @Test
    void anInitialTenantWithoutAProperNameIsRefused() {
        migrateWithoutTenants();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> switchOn("*"))
                .withMessageContaining("orderflow.tenants.initial");
    }

    @Test
    void aFunctionOfTheLogThatTenantsDoNotKnowEndsTheStart() {
        migrateWithoutTenants();
        switchOn("acme");
        sql.sql("""
                        create or replace function event_store.faults() returns table (fault text)
                        language sql stable as $$ select 'none' $$
                        """).update();

        assertThatThrownBy(() -> switchOn("acme"))
                .hasMessageContaining("do not know this form of event_store.faults()");
    }

    @Test
    void thereIsNoWayBackByTheSetting() {
        migrateWithoutTenants();
        ApplicationContextRunner withoutTenants = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WithoutTenantsAutoConfiguration.class))
                .withBean(JdbcClient.class, () -> sql);
        withoutTenants.run(started -> assertThat(started.getStartupFailure()).isNull());
        switchOn("acme");

        withoutTenants.run(started -> assertThat(started.getStartupFailure())
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("keeps tenants apart"));
    }
}
