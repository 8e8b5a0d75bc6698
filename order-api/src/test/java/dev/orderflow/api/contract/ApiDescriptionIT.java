package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.platform.web.openapi.DescribedApi;
import org.junit.jupiter.api.Test;

/** The application describes itself to every account. */
@FullApplication
class ApiDescriptionIT extends OverHttp {

    @Test
    void everyCallIsToldWithItsParametersItsAnswersAndAnExample() {
        Answer answer = viewer().get("/v3/api-docs");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(DescribedApi.of(answer.text()).faults()).isEmpty();
    }

    @Test
    void itIsOpenApi31() {
        assertThat(viewer().get("/v3/api-docs").json().get("openapi").stringValue())
                .startsWith("3.1");
    }

    @Test
    void valuesAreToldAsTheJsonTheyAre() {
        JsonNode document = DescribedApi.of(viewer().get("/v3/api-docs").text()).document();

        assertThat(document.path("components").path("schemas").properties())
                .extracting(schema -> schema.getKey())
                .doesNotContain("IfMatch", "EntityTags", "PageLimit", "Cursor", "WaitTimeout", "PlaceOrderRequest");
        assertThat(document.at("/components/schemas/Sku/type").asText()).isEqualTo("string");
        assertThat(document.at("/components/schemas/OrderId/format").asText()).isEqualTo("uuid");
    }

    /** A client has to know of it before it meets it, which is only where there are tenants. */
    @Test
    void whatIsDifferentWithTenantsIsToldToo() {
        JsonNode document = DescribedApi.of(viewer().get("/v3/api-docs").text()).document();

        assertThat(document.at("/components/responses/Forbidden/description").asText())
                .contains("`tenant-required`");
        assertThat(document.at("/components/schemas/EventPage/properties/nextPosition/description")
                        .asText())
                .contains("With tenants");
    }

    @Test
    void thePageThatShowsItLoads() {
        Answer redirect = viewer().get("/swagger-ui.html");
        Answer page = viewer().get("/swagger-ui/index.html");

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(viewer().get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(viewer().get("/v3/api-docs/swagger-config").json().get("url").stringValue())
                .isEqualTo("/v3/api-docs");
    }
}
