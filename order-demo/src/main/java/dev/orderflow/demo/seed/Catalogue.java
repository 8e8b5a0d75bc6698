package dev.orderflow.demo.seed;

import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What the shop sells, best sellers first, each at a price that never changes. */
final class Catalogue {

    private record Product(Sku sku, BigDecimal euros) {}

    private static final List<Product> PRODUCTS = List.of(
            product("book-event-sourcing", "39.90"),
            product("mug-stoneware", "14.50"),
            product("notebook-a5-dotted", "12.90"),
            product("pen-gel-black", "2.40"),
            product("tea-earl-grey-100g", "7.95"),
            product("coffee-espresso-1kg", "21.90"),
            product("book-domain-modelling", "44.00"),
            product("tote-bag-canvas", "18.00"),
            product("sticker-set", "4.50"),
            product("notebook-a4-ruled", "15.90"),
            product("water-bottle-750", "24.95"),
            product("pencil-hb-12", "6.80"),
            product("desk-lamp-led", "59.00"),
            product("t-shirt-black-m", "22.00"),
            product("t-shirt-black-l", "22.00"),
            product("backpack-20l", "89.00"),
            product("usb-c-cable-2m", "11.90"),
            product("keyboard-compact", "119.00"),
            product("mouse-vertical", "64.90"),
            product("headphones-over-ear", "179.00"),
            product("monitor-27", "329.00"),
            product("chair-mesh", "449.00"),
            product("desk-oak-160", "690.00"),
            product("fountain-pen", "135.00"));

    private Catalogue() {}

    /** Different articles; mostly one piece of each, sometimes a dozen. */
    static List<OrderLine> lines(int count, Market market, Draw draw) {
        return Stream.generate(() -> PRODUCTS.get(draw.lowBelow(PRODUCTS.size())))
                .distinct()
                .limit(count)
                .map(product -> new OrderLine(product.sku(), quantity(draw), market.price(product.euros())))
                .toList();
    }

    private static Quantity quantity(Draw draw) {
        if (draw.chance(2)) {
            return new Quantity(12);
        }
        return new Quantity(draw.chance(75) ? 1 : 2 + draw.below(3));
    }

    private static Product product(String sku, String euros) {
        return new Product(new Sku(sku), new BigDecimal(euros));
    }
}
