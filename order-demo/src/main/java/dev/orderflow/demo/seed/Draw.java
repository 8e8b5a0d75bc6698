package dev.orderflow.demo.seed;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Random numbers that are the same for the same id on every machine, because {@link Random}'s algorithm is specified. */
final class Draw {

    private final Random random;

    /** A name-based UUID is a hash, so orders with neighbouring numbers get unrelated draws. */
    Draw(UUID id) {
        random = new Random(id.getMostSignificantBits());
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** 0 to below the bound; all are equally likely. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** 0 to below the bound; low numbers are more likely. The lowest fifth is drawn about four times out of ten. */
    int lowBelow(int bound) {
        double even = random.nextDouble();
        return (int) (bound * even * even);
    }

    /** An entry that is listed twice is twice as likely. */
    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }
}
