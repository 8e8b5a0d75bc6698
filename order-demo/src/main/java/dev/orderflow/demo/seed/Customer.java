package dev.orderflow.demo.seed;

import dev.orderflow.domain.model.CustomerId;
import java.util.List;

/** A customer always orders in the same market. */
record Customer(CustomerId id, Market market) {

    // The two lengths have no common divisor, so a pair of names comes again only after 25 * 24 customers.
    private static final List<String> FIRST = List.of(
            "emma", "liam", "sofia", "noah", "yuki", "olivia", "lucas", "fatima", "hugo", "clara", "omar", "nina",
            "jonas", "aiko", "leo", "marta", "david", "ines", "kenji", "anna", "paul", "leila", "tom", "greta",
            "samir");
    private static final List<String> LAST = List.of(
            "keller",
            "smith",
            "rossi",
            "tanaka",
            "dubois",
            "garcia",
            "novak",
            "jensen",
            "brown",
            "al-sabah",
            "weber",
            "moreau",
            "kowalska",
            "sato",
            "silva",
            "murphy",
            "fischer",
            "ito",
            "costa",
            "wright",
            "lindqvist",
            "haddad",
            "bauer",
            "jones");

    /**
     * The customer who places order n. Half of the orders come from new customers, the rest from earlier ones, and from the earliest
     * most often. So most customers have ordered once or twice, and a few have ordered dozens of times.
     */
    static Customer ofOrder(int n, Draw draw) {
        return number(draw.chance(50) ? n : draw.lowBelow(n + 1));
    }

    private static Customer number(int n) {
        int namesakes = n / (FIRST.size() * LAST.size());
        String name = FIRST.get(n % FIRST.size()) + "." + LAST.get(n % LAST.size());
        return new Customer(new CustomerId(namesakes == 0 ? name : name + "." + (namesakes + 1)), Market.of(n));
    }
}
