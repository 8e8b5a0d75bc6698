package dev.orderflow.api.contract;

import dev.orderflow.api.Answer;
import dev.orderflow.api.LiveStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Somebody who speaks HTTP to the application, with the credentials of a demo account or, without a name, with none. */
record Client(int port, String account) {

    /** Headers are names and values, here as below. */
    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String json, String... headers) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, byte[] json, String... headers) {
        HttpRequest.Builder request = request(path, headers).header("Content-Type", "application/json");
        return Answer.to(request.POST(BodyPublishers.ofByteArray(json)).build());
    }

    /** Without a body. */
    Answer command(String path, String... headers) {
        return send("POST", path, BodyPublishers.noBody(), headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        return Answer.to(request(path, headers).method(method, body).build());
    }

    LiveStream stream(String path, String... headers) {
        return LiveStream.of(request(path, headers).build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        if (!account.isEmpty()) {
            String credentials = account + ":" + account;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)));
        }
        return headers.length == 0 ? request : request.headers(headers);
    }
}
