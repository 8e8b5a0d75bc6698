package dev.orderflow.api.page;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An operator, after whom everything goes on as before. */
abstract class Operating extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("operator");
    }

    @AfterEach
    void leaveNothingBehind() {
        page.unrouteAll();
        new Operator(page).asItWasBefore();
    }

    Locator chip(String processor) {
        return page.locator("living-pipeline [data-processor='" + processor + "']");
    }

    Locator processor(String name) {
        return page.locator("processor-table tr[data-processor='" + name + "']");
    }

    /** The page hears something else of the customer summary than there is. Text is in single quotes. */
    void customerSummaryHas(Map<String, String> values) {
        page.route("**/api/processors?sideEffects=true", request -> {
            APIResponse answer = request.fetch();
            String body = answer.text();
            for (var value : values.entrySet()) {
                String member = "\"" + value.getKey() + "\":";
                // A processor without an error has no kind of it.
                String where = value.getKey().equals("errorKind")
                        ? "(\"name\":\"customer-summary\",)"
                        : "(\"name\":\"customer-summary\".*?)" + member + "[^,}]*,";
                body = body.replaceFirst(where, "$1" + member + value.getValue().replace('\'', '"') + ",");
            }
            request.fulfill(new FulfillOptions().setResponse(answer).setBody(body));
        });
    }

    /** The addresses that the page asks from now on. */
    List<String> asked() {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        return asked;
    }
}
