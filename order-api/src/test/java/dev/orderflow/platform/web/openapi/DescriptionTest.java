package dev.orderflow.platform.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        classes = ToldApplication.class,
        properties = {
            "axon.update-check.disabled=true",
            "management.endpoint.health.validate-group-membership=false" // there is no database to be healthy
        })
@AutoConfigureMockMvc(addFilters = false)
@ActiveProfiles("demo")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DescriptionTest {

    private final DescribedApi api;

    /** The description is of the whole application, of which two calls are here. */
    private final List<String> faultsBefore;

    DescriptionTest(MockMvcTester http) throws UnsupportedEncodingException {
        api = DescribedApi.of(
                http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString(StandardCharsets.UTF_8));
        faultsBefore = api.faults();
    }

    @Test
    void aCallThatIsToldWithAnExampleIsNoFault() {
        assertThat(faultsBefore)
                .isNotEmpty()
                .allMatch(fault -> fault.endsWith(": described, but not there"))
                .noneMatch(fault -> fault.contains("/ship"));
    }

    @Test
    void itIsOpenApi31AboutOrderflow() {
        assertThat(api.document().at("/openapi").asText()).isEqualTo("3.1.0");
        assertThat(api.document().at("/info/title").asText()).isEqualTo("Orderflow");
    }

    @Test
    void namesAndScopesComeFromTheHandlers() {
        JsonNode ship = call("ship", "post");
        assertThat(ship.at("/operationId").asText()).isEqualTo("ship");
        assertThat(ship.at("/security/0/basic/0").asText()).isEqualTo("orders:write");
    }

    @Test
    void onlyTheWayInThatHoldsIsTold() {
        assertThat(api.document().at("/components/securitySchemes").properties())
                .extracting(scheme -> scheme.getKey())
                .containsExactly("basic");
    }

    @Test
    void aTypeMayAllowNull() {
        assertThat(api.document()
                        .at("/components/schemas/OrderPage/properties/nextCursor/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
    }

    @Test
    void anUntoldCallIsAFault() {
        changed(document ->
                ((ObjectNode) document.at("/paths")).putObject("/api/secrets").putObject("get"));

        assertThat(newFaults()).contains("GET /api/secrets: not described", "GET /api/secrets: no summary");
    }

    @Test
    void aToldCallThatIsNotThereIsAFault() {
        changed(document -> ((ObjectNode) document.at("/paths")).remove("/api/orders/{orderId}"));

        assertThat(newFaults()).containsExactly("GET /api/orders/{orderId}: described, but not there");
    }

    @Test
    void aMissingExampleIsAFault() {
        changed(document -> {
            ((ObjectNode) call("ship", "post").at("/requestBody/content/application~1json")).remove("examples");
            ((ObjectNode) call("ship", "post").at("/responses/200/content/application~1json")).remove("examples");
        });

        assertThat(newFaults())
                .containsExactly(
                        "POST /api/orders/{orderId}/ship: no example of a request",
                        "POST /api/orders/{orderId}/ship: no example of a 200");
    }

    @Test
    void anUntoldParameterIsAFault() {
        changed(document -> ((com.fasterxml.jackson.databind.node.ArrayNode)
                        call("ship", "post").at("/parameters"))
                .addObject()
                .put("name", "express")
                .put("in", "query"));

        assertThat(newFaults()).containsExactly("POST /api/orders/{orderId}/ship: parameter express not described");
    }

    @Test
    void aReferenceIntoTheVoidIsAFault() {
        changed(document -> ((ObjectNode) document.at("/components/schemas")).remove("Sku"));

        assertThat(newFaults()).containsExactly("#/components/schemas/Sku: leads nowhere");
    }

    private List<String> newFaults() {
        return api.faults().stream()
                .filter(fault -> !faultsBefore.contains(fault))
                .toList();
    }

    private void changed(Consumer<JsonNode> change) {
        change.accept(api.document());
    }

    private JsonNode call(String verb, String method) {
        return api.document()
                .path("paths")
                .path("/api/orders/{orderId}/" + verb)
                .path(method);
    }
}
