package dev.orderflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Another operator, who steers by the API. */
record Operator(Page page) {

    private static final String PROCESSORS = "/api/processors";

    /** Nothing is paused, split, broken or parked, whatever a test did and wherever it failed. */
    void asItWasBefore() {
        call("DELETE", "/demo/fault");
        for (String name : names("@.paused == true")) {
            call("POST", processor(name) + "/resume");
        }
        for (String name : names("@.steppingPosition")) {
            call("DELETE", processor(name) + "/stepping");
        }
        for (String name : names("@.segments.length() > 2")) {
            List<Integer> ids = JsonPath.read(call("GET", processor(name)), "$.segments[*].id");
            call("POST", processor(name) + "/segments/" + ids.get(ids.size() - 1) + "/merge");
        }
        retryDeadLetters();
    }

    /** Those that others wait for; the others follow them. */
    void retryDeadLetters() {
        for (String name : names("@.deadLetters > 0")) {
            String letters = processor(name) + "/dead-letters";
            List<Object> ids = JsonPath.read(call("GET", letters), "$.items[?(@.attempts > 0)].id");
            ids.forEach(id -> call("POST", letters + "/" + id + "/retry"));
        }
    }

    /** The last one of an order first: the one that waits behind another would be tried when that is gone. */
    void discardDeadLetters() {
        for (String name : names("@.deadLetters > 0")) {
            String letters = processor(name) + "/dead-letters";
            List<Object> ids = new ArrayList<>(JsonPath.<List<Object>>read(call("GET", letters), "$.items[*].id"));
            Collections.reverse(ids);
            ids.forEach(id -> call("DELETE", letters + "/" + id));
        }
    }

    private List<String> names(String condition) {
        return JsonPath.read(call("GET", PROCESSORS + "?sideEffects=true"), "$.items[?(" + condition + ")].name");
    }

    private String call(String method, String path) {
        String credentials =
                Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));
        APIResponse answer = page.request()
                .fetch(
                        path,
                        RequestOptions.create().setMethod(method).setHeader("Authorization", "Basic " + credentials));
        assertThat(answer.ok()).as(method + " " + path + ": " + answer.text()).isTrue();
        return answer.text();
    }

    private static String processor(String name) {
        return PROCESSORS + "/" + name;
    }
}
