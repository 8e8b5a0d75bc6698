package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.eventstore.EventStoreProperties;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.SideEffectHandler;
import dev.orderflow.platform.startup.StartRefused;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What all tenants would share ends the start. */
class SharedByTenantsTest {

    @Test
    void aHandlerWithSideEffectsIsRefused() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("mails", new SideEffectHandler() {
            @Override
            public String name() {
                return "mails";
            }

            @Override
            public @Nullable Object handle(EventMessage<?> event) {
                return null;
            }
        }));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> checkBeans(beans, Map.of()))
                .withMessageContaining("the event handler mails");
    }

    @Test
    void poolsThatEverybodySharesAreRefused() {
        StaticListableBeanFactory none = new StaticListableBeanFactory();

        checkBeans(none, Map.of());
        Stream.of("orderflow.event-store.read-connections", "orderflow.projections.connections")
                .forEach(setting -> assertThatThrownBy(() -> checkBeans(none, Map.of(setting, "0")))
                        .as(setting)
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("no connections of their own"));
    }

    private static void checkBeans(StaticListableBeanFactory beans, Map<String, String> settings) {
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        new TenantsAutoConfiguration()
                .tenantsAreEverywhere(
                        beans.getBeanProvider(SideEffectHandler.class),
                        binder.bindOrCreate("orderflow.event-store", EventStoreProperties.class),
                        binder.bindOrCreate("orderflow.projections", ProjectionsProperties.class))
                .afterSingletonsInstantiated();
    }
}
