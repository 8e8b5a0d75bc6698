package dev.orderflow.api.page;

import dev.orderflow.platform.web.request.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's import map. Browsers read it only from the page, so it is the only script there that is not a file. */
final class ImportMap {

    private static final Pattern MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ImportMap() {}

    /** The expression for the content policy that allows this map and no other. */
    static String hash(String page) {
        Matcher map = MAP.matcher(page);
        if (!map.find()) {
            throw new IllegalArgumentException("The page has no import map");
        }
        return "'sha256-"
                + Base64.getEncoder().encodeToString(Sha256.of(map.group(1).getBytes(StandardCharsets.UTF_8))) + "'";
    }
}
