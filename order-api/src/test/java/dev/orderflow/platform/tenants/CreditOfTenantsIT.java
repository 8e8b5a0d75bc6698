package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CreditRunbook;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tenants with customers of one name, whose limits are not the same. An order is worth 39.98 euros. See docs/credit-limit.md. */
class CreditOfTenantsIT extends TenantsOverHttp {

    private static final String LINE =
            "{\"sku\": \"pen-1\", \"quantity\": 1, \"unitPrice\": {\"amount\": \"1.50\", \"currency\": \"EUR\"}}";

    private final String mine = newTenant();
    private final String others = newTenant();
    private final String customer = "customer-" + UUID.randomUUID();

    @Test
    void aLimitCountsTheOrdersOfItsTenantAlone() {
        limit(mine, "50.00");
        limit(others, "80.00");
        String orderId = newOrder();

        assertThat(place(mine, orderId).status()).isEqualTo(201);
        assertThat(place(others, orderId).status()).isEqualTo(201);
        assertThat(place(others, newOrder()).status()).isEqualTo(201);

        assertRefused(place(mine, newOrder()), "50.00", "39.98");
        assertRefused(place(others, newOrder()), "80.00", "79.96");
        assertThat(get(mine, credit()).text()).contains("50.00", "39.98").doesNotContain("80.00", "79.96");
    }

    @Test
    void whereTheNamesakeHasNoLimitNothingIsRefused() {
        limit(mine, "10.00");
        assertRefused(place(mine, newOrder()), "10.00", "0.00");

        assertThat(Stream.generate(() -> place(others, newOrder()).status()).limit(5))
                .containsOnly(201);
        assertThat(get(others, credit() + "-limit").problem()).isEqualTo("not-found");
        assertThat(get(others, credit()).json())
                .isEqualTo(get(others, "/api/customers/nobody/credit").json());
    }

    @Test
    void removingALimitLeavesTheNamesakesAlone() {
        limit(mine, "10.00");
        limit(others, "10.00");

        assertThat(send(mine, "DELETE", credit() + "-limit", "").status()).isEqualTo(204);

        assertThat(place(mine, newOrder()).status()).isEqualTo(201);
        assertRefused(place(others, newOrder()), "10.00", "0.00");
    }

    /** The node knows by then into which boundary the order of this id belongs, which is the other tenant's. */
    @Test
    void anOrderOfTheSameIdIsOfItsOwnCustomer() {
        String orderId = newOrder();
        assertThat(place(mine, orderId).status()).isEqualTo(201);
        assertThat(send(others, "POST", "/api/orders", placement(orderId, "customer-2"))
                        .status())
                .isEqualTo(201);
        limit(mine, "41.48");
        limit(others, "1.00");

        assertThat(addLine(mine, orderId).status()).isEqualTo(200);
        assertThat(addLine(others, orderId).status()).isEqualTo(200);
    }

    @Test
    void clientsAtTheLimitsOfTwoTenantsFillEachToTheLastOrder() {
        limit(mine, "80.00");
        limit(others, "200.00");
        List<String> ids = Stream.generate(TenantsOverHttp::newOrder).limit(8).toList();

        List<CompletableFuture<Answer>> ofMine = placedAtOnce(mine, ids);
        List<CompletableFuture<Answer>> ofOthers = placedAtOnce(others, ids);

        assertThat(accepted(ofMine)).isEqualTo(2);
        assertThat(accepted(ofOthers)).isEqualTo(5);
    }

    /** What is remembered is each tenant's own. */
    @Test
    void closedOrdersAreForgottenAndOpenOnesCount() {
        for (String tenant : List.of(mine, others)) {
            for (int i = 0; i < 20; i++) {
                String closed = newOrder();
                place(tenant, closed);
                send(tenant, "POST", "/api/orders/" + closed + "/cancel", "{\"reason\": \"no longer needed\"}");
            }
            place(tenant, newOrder());
        }

        limit(mine, "50.00");
        limit(others, "80.00");

        assertThat(remembered(mine)).isEqualTo(1);
        assertThat(remembered(others)).isEqualTo(1);
        assertRefused(place(mine, newOrder()), "50.00", "39.98");
        assertThat(place(others, newOrder()).status()).isEqualTo(201);
        assertRefused(place(others, newOrder()), "80.00", "79.96");
    }

    @Test
    void anOrderIsTakenOutOfTheSumOfItsTenantAlone() {
        String orderId = newOrder();
        place(mine, orderId);
        place(others, orderId);

        TenantContext.run(
                mine, () -> sql.sql(CreditRunbook.takeOut(orderId, customer)).update());

        limit(mine, "50.00");
        limit(others, "50.00");
        assertThat(place(mine, newOrder()).status()).isEqualTo(201);
        assertRefused(place(others, newOrder()), "50.00", "39.98");
    }

    /** A group leaves the second one out, and its trigger must not note it. */
    @Test
    void anOrderThatExistsIsNotNotedAgain() {
        String orderId = newOrder();
        place(mine, orderId);

        assertThat(send(mine, "POST", "/api/orders", placement(orderId, "customer-2"))
                        .problem())
                .isEqualTo("order-exists");

        assertThat(noted(mine, customer)).containsExactly(orderId);
        assertThat(noted(mine, "customer-2")).isEmpty();
        assertThat(noted(others, customer)).isEmpty();
    }

    private String credit() {
        return "/api/customers/" + customer + "/credit";
    }

    private void limit(String tenant, String euros) {
        Answer set = send(
                tenant, "PUT", credit() + "-limit", "{\"amount\": \"%s\", \"currency\": \"EUR\"}".formatted(euros));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    private Answer place(String tenant, String orderId) {
        return send(tenant, "POST", "/api/orders", placement(orderId, customer));
    }

    private Answer addLine(String tenant, String orderId) {
        return send(tenant, "POST", "/api/orders/" + orderId + "/lines", LINE);
    }

    private List<CompletableFuture<Answer>> placedAtOnce(String tenant, List<String> ids) {
        return ids.stream()
                .map(id -> CompletableFuture.supplyAsync(() -> place(tenant, id)))
                .toList();
    }

    private static long accepted(List<CompletableFuture<Answer>> answers) {
        return answers.stream().filter(answer -> answer.join().status() == 201).count();
    }

    private static void assertRefused(Answer answer, String limit, String open) {
        assertThat(answer.problem()).isEqualTo("credit-limit-exceeded");
        assertThat(answer.json().at("/limit/amount").stringValue()).isEqualTo(limit);
        assertThat(answer.json().at("/open/amount").stringValue()).isEqualTo(open);
    }

    private int remembered(String tenant) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select cardinality(order_ids) from credit.known_orders where customer_id = ?")
                        .param(customer)
                        .query(Integer.class)
                        .single());
    }

    private List<String> noted(String tenant, String of) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select order_id from credit_of_tenants.placed_orders where customer_id = ?")
                        .param(of)
                        .query(String.class)
                        .list());
    }
}
