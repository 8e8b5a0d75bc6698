package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.BOOK;
import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.done;
import static dev.orderflow.api.contract.OverHttp.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.StoredForms;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A customer with an id in name, email, street and city that nobody else has, so that it can be looked for everywhere. */
final class PersonalDataCalls {

    final String customer = OverHttp.newCustomer();
    final String id = UUID.randomUUID().toString();
    final String name = "Ada " + id;

    private final OverHttp http;

    PersonalDataCalls(OverHttp http) {
        this.http = http;
    }

    String recipient() {
        return quoted("{'name': '" + name + "', 'email': '" + id + "@example.org', 'street': '12 " + id + " Square',"
                + " 'city': 'London " + id + "', 'postalCode': 'SW1Y 4JH', 'country': 'GB'}");
    }

    String placement(String recipient) {
        return quoted("{'customerId': '" + customer + "', 'lines': [" + BOOK + "], 'recipient': " + recipient + "}");
    }

    String placed(String... headers) {
        return done(http.clerk().post(ORDERS, placement(recipient()), headers)).header("Location");
    }

    JsonNode details(String order) {
        return done(http.viewer().get(order + "?atLeastVersion=0")).json();
    }

    JsonNode payload(String order) {
        return done(http.viewer().get(order + "/events")).json().at("/items/0/payload");
    }

    void erase() {
        Answer answer = http.operator().delete("/api/customers/" + customer + "/personal-data");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** The row of the customer's key, as a backup has it. */
    Optional<Map<String, Object>> key() {
        return http
                .sql
                .sql("select * from personal_data.keys where customer_id = ?")
                .param(customer)
                .query()
                .listOfRows()
                .stream()
                .findFirst();
    }

    void restore(Map<String, Object> key) {
        http.sql
                .sql(
                        "insert into personal_data.keys values (:key_id, :customer_id, :master_key_id, :wrapped_key, :created_at)")
                .params(key)
                .update();
    }

    /** Each row of each table, as texts and as bytes: what a dump would hold. */
    void assertNotStored() {
        forEachTable(table -> assertThat(http.sql
                        .sql("select count(*) from " + table + " t, unnest(?) form where strpos(t::text, form) > 0")
                        .param(StoredForms.of(id).toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .as(table)
                .isZero());
    }

    private void forEachTable(Consumer<String> look) {
        http.sql
                .sql(
                        "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                                + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list()
                .forEach(look);
    }
}
