package dev.orderflow.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * What is said to the database in one thread, for a test that imports this. The {@code BEGIN} of a transaction is no round trip:
 * the driver sends it along with the first statement.
 */
@TestConfiguration(proxyBeanMethods = false)
public class RoundTrips {

    private static final ThreadLocal<List<String>> HEARD = new ThreadLocal<>();

    /** The first word of each statement, and how transactions end. */
    public static List<String> of(Runnable work) {
        List<String> said = new ArrayList<>();
        HEARD.set(said);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return said;
    }

    @Bean
    static Listener listen() {
        return new Listener();
    }

    private static final class Listener implements BeanPostProcessor, Ordered {

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

        /** Beneath Spring Boot's lazy connections, which don't commit what has not begun. */
        @Override
        public int getOrder() {
            return -1;
        }
    }

    /** A read may begin with a subquery that has a name. */
    private static String firstWord(String statement) {
        String word = new StringTokenizer(statement).nextToken();
        return word.equals("with") && !statement.contains("insert into") ? "select" : word;
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
