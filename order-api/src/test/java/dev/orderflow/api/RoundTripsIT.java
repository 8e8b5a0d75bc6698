package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.projections.orderdetails.FindOrder;
import dev.orderflow.projections.orderdetails.OrderDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What a request says to the database, counted in the thread that serves it. The {@code BEGIN} of a transaction is no round trip:
 * the driver sends it along with the first statement.
 */
@FullApplication
class RoundTripsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    private final OrderId order = TestOrders.newId();

    @Test
    void placingCostsOneInsertAndOneCommit() {
        assertThat(saidBy(() -> commands.sendAndWait(TestOrders.place(order)))).containsExactly("insert", "commit");
    }

    @Test
    void aCommandOnAnOrderCostsOneReadOneInsertAndOneCommit() {
        commands.sendAndWait(TestOrders.place(order));

        assertThat(saidBy(() -> commands.sendAndWait(TestOrders.confirm(order))))
                .containsExactly("select", "insert", "commit");
    }

    @Test
    void aRefusalCostsOneReadAndOneRollback() {
        commands.sendAndWait(TestOrders.place(order));

        assertThat(saidBy(() -> assertThatExceptionOfType(OrderRejected.class)
                        .isThrownBy(() -> commands.sendAndWait(TestOrders.ship(order)))))
                .containsExactly("select", "rollback");
    }

    @Test
    void aQueryCostsOneRead() {
        assertThat(saidBy(() -> queries.query(
                                new FindOrder(order.value()), ResponseTypes.optionalInstanceOf(OrderDetails.class))
                        .join()))
                .containsExactly("select");
    }

    private static List<String> saidBy(Runnable request) {
        List<String> said = new ArrayList<>();
        Listening.HEARD.set(said);
        try {
            request.run();
        } finally {
            Listening.HEARD.remove();
        }
        return said;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        private static final ThreadLocal<List<String>> HEARD = new ThreadLocal<>();

        @Bean
        static BeanPostProcessor listen() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource
                            ? ProxyDataSourceBuilder.create(dataSource)
                                    .afterQuery((execution, statements) ->
                                            statements.forEach(statement -> hear(firstWord(statement.getQuery()))))
                                    .methodListener(new Ends())
                                    .build()
                            : bean;
                }
            };
        }

        private static String firstWord(String statement) {
            return new StringTokenizer(statement).nextToken();
        }

        private static void hear(String word) {
            List<String> said = HEARD.get();
            if (said != null) {
                said.add(word.toLowerCase(Locale.ROOT));
            }
        }

        private static final class Ends implements MethodExecutionListener {

            @Override
            public void beforeMethod(MethodExecutionContext call) {}

            @Override
            public void afterMethod(MethodExecutionContext call) {
                String method = call.getMethod().getName();
                if (method.equals("commit") || method.equals("rollback")) {
                    hear(method);
                }
            }
        }
    }
}
