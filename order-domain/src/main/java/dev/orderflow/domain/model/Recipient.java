package dev.orderflow.domain.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the goods, and where. These are personal data: they reach neither the aggregate nor the log but sealed. See
 * docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md.
 */
public record Recipient(
        String name, @Nullable String email, String street, String city, String postalCode, String country) {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_POSTAL_CODE = 20;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** RFC 5321, 4.1.2: a dot-string or a quoted string, and a domain or an address. A pattern that never goes back, however long the text is. */
    private static final Pattern EMAIL =
            Pattern.compile("(?<local>[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+"
                    + "|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\")"
                    + "@(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
                    + "|\\[(?:\\d{1,3}(?:\\.\\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]{2,45})\\])");

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public Recipient {
        requireLine(name);
        if (email != null) {
            requireEmail(email);
        }
        requireLine(street);
        requireLine(city);
        requirePostalCode(postalCode);
        requireCountry(country);
    }

    public static void requireLine(String text) {
        Text.words(text, LONGEST_LINE);
    }

    public static void requirePostalCode(String text) {
        Text.words(text, LONGEST_POSTAL_CODE);
    }

    public static void requireEmail(String text) {
        Matcher address = EMAIL.matcher(text);
        InvalidValue.unless(
                text.length() <= LONGEST_EMAIL
                        && address.matches()
                        && address.group("local").length() <= LONGEST_LOCAL_PART,
                "must be an address like name@example.org, of at most " + LONGEST_EMAIL + " characters");
    }

    public static void requireCountry(String code) {
        InvalidValue.unless(COUNTRIES.contains(code), "must be a country code of two letters, as ISO 3166-1 has it");
    }

    /** So that it gets into no log and no message by accident. */
    @Override
    public String toString() {
        return "Recipient[…]";
    }
}
