package dev.orderflow.demo.seed;

import dev.orderflow.domain.model.CustomerId;
import java.util.List;

/** Somebody who orders, always in the same market. */
record Customer(CustomerId id, Market market) {

    // Two lengths without a common divisor: 25 * 24 customers pass before a pair of names comes again.
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
     * Who places order n. Every other order comes from somebody new; the rest from customers there were before, the earlier
     * ones more often, so that most have ordered once or twice and a few have ordered dozens of times.
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
