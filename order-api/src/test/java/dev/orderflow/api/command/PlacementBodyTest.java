package dev.orderflow.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a body is named, all of it and where it stands; {@code '} is written for {@code "}. */
class PlacementBodyTest extends EdgeTest {

    private static final String PRICE = "{'amount':'19.99','currency':'EUR'}";
    private static final String LINE = "{'sku':'book-1','quantity':2,'unitPrice':" + PRICE + "}";

    @Test
    void everyFaultOfBothKindsIsNamedOnce() {
        Answer answer = place("{'orderId':'1-1-1-1-1','customerId':'a b','coupon':{'x':[1]},'lines':["
                + "{'sku':'a','quantity':2.0,'unitPrice':{'amount':'-1','currency':'XXX','tax':7}},"
                + "null,"
                + "[],"
                + "{'quantity':0,'colour':'red','unitPrice':null},"
                + "{'sku':'a','quantity':1,'unitPrice':{'amount':0.001,'currency':'EUR'}},"
                + "{'sku':'b','quantity':1,'unitPrice':{'amount':9.999,'currency':'EUR'}},"
                + "{'sku':'c','quantity':1,'unitPrice':{'amount':1,'currency':'USD'}}]}");

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/orderId",
                        "/customerId",
                        "/coupon",
                        "/lines/0/quantity",
                        "/lines/0/unitPrice/amount",
                        "/lines/0/unitPrice/currency",
                        "/lines/0/unitPrice/tax",
                        "/lines/1",
                        "/lines/2",
                        "/lines/3/sku",
                        "/lines/3/quantity",
                        "/lines/3/colour",
                        "/lines/3/unitPrice",
                        "/lines/4/sku",
                        "/lines/4/unitPrice/amount",
                        "/lines/5/unitPrice/amount",
                        "/lines/6/unitPrice/currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the whole body
                "``                                    | invalid-request | ",
                "` `                                   | invalid-request | ",
                "null                                  | invalid-request | ",
                "[]                                    | invalid-request | ",
                "''                                    | invalid-request | ",
                "'  '                                  | invalid-request | ",
                "{                                     | invalid-request | ",
                "{}}                                   | invalid-request | ",
                "{}{}                                  | invalid-request | ",
                "{} null                               | invalid-request | ",
                "{'lines':[],}                         | invalid-request | /lines",
                "{lines:[]}                            | invalid-request | ",
                "{'lines':[/**/]}                      | invalid-request | /lines",
                "{'lines':[NaN]}                       | invalid-request | /lines/0",
                "{'lines':[],'lines':[]}               | invalid-request | /lines",
                "{'a\\u0000b':1,'customerId':'c','lines':[LINE]}  | invalid-request | /a\0b",
                "{'a/b~':1,'customerId':'c','lines':[LINE]}     | invalid-request | /a~1b~0",
                "{'\\ud800':1,'customerId':'c','lines':[LINE]}  | invalid-request | /?",
                // its properties
                "{}                                             | invalid-order   | /customerId,/lines",
                "{'customerId':null,'lines':null}               | invalid-order   | /customerId,/lines",
                "{'customerId':1,'lines':{}}                    | invalid-request | /customerId,/lines",
                "{'customerId':true,'lines':''}                 | invalid-request | /customerId,/lines",
                "{'customerId':['c'],'lines':'  '}              | invalid-request | /customerId,/lines",
                "{'customerId':'','lines':[]}                   | invalid-order   | /customerId,/lines",
                "{'customerId':'\\u0000','lines':[LINE]}        | invalid-order   | /customerId",
                "{'customerId':'\\udc00','lines':[LINE]}        | invalid-order   | /customerId",
                "{'customerId':'c','lines':[LINE,LINE]}         | invalid-order   | /lines/1/sku",
                "{'customerId':'c','lines':[null]}              | invalid-order   | /lines/0",
                "{'customerId':'c','lines':['']}                | invalid-request | /lines/0",
                "{'customerId':'c','lines':[[LINE]]}            | invalid-request | /lines/0",
                "{'customerId':'c','lines':LINE}                | invalid-request | /lines",
                "{'customerId':'c','lines':[{}]}                | invalid-order   | /lines/0/sku,/lines/0/quantity,/lines/0/unitPrice",
                "{'customerId':'c','lines':[LINE],'orderId':null}  | invalid-order   | /orderId",
                "{'customerId':'c','lines':[LINE],'orderId':'x'}   | invalid-request | /orderId",
                "{'customerId':'c','lines':[LINE],'orderId':7}     | invalid-request | /orderId",
                "{'customerId':'c','lines':[LINE],'x':1,'y':{'z':[2]}} | invalid-request | /x,/y"
            })
    void aFaultIsNamedWhereItStands(String body, String slug, String places) {
        Answer answer = place(body.replace("LINE", LINE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(slug);
        assertThat(answer.faults()).containsExactlyInAnyOrder(places == null ? new String[] {""} : places.split(","));
    }

    @Test
    void aHundredLinesAreTaken() {
        assertThat(place("{'customerId':'c','lines':[" + lines(100) + "]}").status())
                .isEqualTo(201);
    }

    @Test
    void oneMoreIsNot() {
        Answer answer = place("{'customerId':'c','lines':[" + lines(101) + "]}");

        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("/lines");
    }

    @Test
    void nobodyHasToReadThousandsOfFaults() {
        Answer answer = place("{'customerId':'c','lines':[" + "{},".repeat(20_000) + "{}]}");

        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).hasSize(100);
    }

    @Test
    void aLongNameOfAPropertyIsCut() {
        Answer answer = place("{'" + "n".repeat(40_000) + "':1}");

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.response().body()).hasSizeLessThan(1_000);
    }

    @Test
    void halfASurrogatePairInANameOfAPropertyDoesNoHarm() {
        assertThat(place("{'a\\ud83d':1,'" + "n".repeat(198) + "\ud83d\ude00':1}")
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void aDeepBodyIsNotClimbedDown() {
        assertThat(place("{'x':" + "[".repeat(30_000)).problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c328", "c080", "eda080", "f4908080", "ff", "e282"})
    void otherThanUtf8IsRefused(String hex) {
        byte[] wrong = java.util.HexFormat.of().parseHex(hex);
        String text = new String(wrong, StandardCharsets.ISO_8859_1);
        byte[] body =
                ("{'customerId':'" + text + "','lines':[]}").replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);

        assertThat(post("/api/orders", body).problem()).isEqualTo("invalid-request");
    }

    @Test
    void otherEncodingsOfUnicodeAreRefused() {
        byte[] body = "{\"customerId\":\"c\",\"lines\":[]}".getBytes(StandardCharsets.UTF_16);

        assertThat(post("/api/orders", body).problem()).isEqualTo("invalid-request");
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LINE.replace("book-1", "book-" + i))
                .collect(Collectors.joining(","));
    }

    private Answer place(String body) {
        return post("/api/orders", body.replace('\'', '"'));
    }
}
