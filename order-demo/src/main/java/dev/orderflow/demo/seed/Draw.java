package dev.orderflow.demo.seed;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance that comes out the same for the same id, on every machine: {@link Random} is specified down to the last bit. */
final class Draw {

    private final Random random;

    /** A name-based UUID is a hash, so that the draws of neighbouring orders have nothing in common. */
    Draw(UUID id) {
        random = new Random(id.getMostSignificantBits());
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** 0 to below the bound, each as likely as the others. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** 0 to below the bound, the lower the likelier: a fifth of the numbers is drawn about four times out of ten. */
    int lowBelow(int bound) {
        double even = random.nextDouble();
        return (int) (bound * even * even);
    }

    /** An entry that is listed twice is twice as likely. */
    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }
}
