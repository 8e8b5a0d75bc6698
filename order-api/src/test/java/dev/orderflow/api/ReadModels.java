package dev.orderflow.api;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The read models that there are: an application that starts writes all its projections into the table {@code read_models}. */
public final class ReadModels implements ArgumentsProvider {

    public static List<String> names(JdbcClient sql) {
        return sql.sql("select distinct processor from read_model.read_models order by processor")
                .query(String.class)
                .list();
    }

    /** The table that has a row for each order, with its version. */
    public static String tableOfOrders(JdbcClient sql, String readModel) {
        return sql.sql(
                        "select 'read_model.' || table_name from read_model.read_models where processor = ? and per_aggregate")
                .param(readModel)
                .query(String.class)
                .single();
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext test) {
        return names(SpringExtension.getApplicationContext(test).getBean(JdbcClient.class)).stream()
                .map(Arguments::of);
    }
}
