import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a fresh clone of this project yours: renames its package, group, artifacts, schemas, the application and the aggregate, in
 * code, SQL, frozen JSON, the API's description, the page, documents and CI.
 *
 * <pre>{@code
 * java tools/Adapt.java --package com.acme.booking --application bookings --aggregate Booking
 *         [--plural Bookings] [--schema-prefix acme_] [--in ../clone]
 * }</pre>
 *
 * <p>It changes the files in place, once, and at last deletes itself and its tests. {@code docs/adapting.md} says what to do then.
 */
public final class Adapt {

    private static final List<String> OPTIONS =
            List.of("--package", "--application", "--aggregate", "--plural", "--schema-prefix", "--in");

    /** Neither ours nor text that names us. */
    private static final Set<String> LEFT_ALONE =
            Set.of(".git", ".data", "target", "LICENSE", "mvnw", "mvnw.cmd", "maven-wrapper.properties");

    /** Of no use any more once the clone is adapted. */
    private static final Pattern OF_THE_TOOL = Pattern.compile("\\b(Adapt|SlicesDeleted)\\w*\\.java$");

    /** Here "order" is a sequence: in SQL, Spring, AssertJ, Java and CSS, and in prose in "in order" and "in ascending order". */
    private static final String SEQUENCE = "(?i:\\border by\\b|\\bin (\\w+ing )?order\\b(?![- ](list|details)))"
            + "|@Order\\b|annotation\\.Order;|(InAny|reverse|outOf)Order|\\bgetOrder\\(\\)|\\border: \\d";

    private static final String PACKAGE = "(?<package>dev[./]orderflow)";

    private static final String SCHEMA = "(?<schema>(?<![\\w-])(event_store|read_model)(?=(_spare|_swap|_views)?\\b)"
            + "|(?<=db/|of\\(\"|schema `|schema=)(idempotency|operations)\\b|\\bidempotency(?=\\.keys)"
            + "|(?<=db/|of\\(\"|schema `)deadlines\\b|(?<![\\w.])deadlines(?=\\.(confirmations|scheduled_tasks)\\b)"
            + "|(?<=db/|of\\(\"|schema `|drop schema )credit\\b|(?<![\\w.])credit(?=\\.known_orders\\b)"
            + "|(?<![\\w-])(credit_of_tenants|personal_data)\\b"
            + "|(?<=db/|of\\(\"|schema `|drop schema )stock\\b|(?<![\\w.])stock(?=\\.unsettled_orders\\b)"
            + "|(?<![\\w.])operations(?=\\.(actions|lag_samples)\\b(?!-)))";

    /** Depends on what follows: "an order" becomes "a booking", and {@code anOrder} becomes {@code aBooking}. */
    private static final String ARTICLE = "(?<article>\\b[Aa]n\\W{0,2}|(?<=[a-z])An)?";

    private static final String APPLICATION = "(?<application>orderflow|Orderflow|ORDERFLOW)";

    private static final String AGGREGATE = "(?<aggregate>Orders?(?![a-z])|(?<![A-Za-z])orders?(?![a-z])"
            + "|(?<![A-Za-z])order(?=list|details)|(?<![A-Z])ORDERS?(?![A-Z]))";

    private static final Pattern NAME = Pattern.compile(
            SEQUENCE + "|" + PACKAGE + "|" + SCHEMA + "|" + ARTICLE + "(" + APPLICATION + "|" + AGGREGATE + ")");

    private final Path root;
    private final String rootPackage;
    private final String application;
    private final String aggregate;
    private final String plural;
    private final String schemaPrefix;

    private Adapt(Map<String, String> options) {
        root = Path.of(options.getOrDefault("--in", ".")).toAbsolutePath().normalize();
        rootPackage = option(options, "--package", "", "[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)+");
        application = option(options, "--application", "", "[a-z][a-z0-9]*");
        aggregate = option(options, "--aggregate", "", "[A-Z][a-z]+");
        plural = option(options, "--plural", aggregate + "s", "[A-Z][a-z]+");
        schemaPrefix = option(options, "--schema-prefix", "", "([a-z][a-z0-9_]*)?");
    }

    public static void main(String[] arguments) throws IOException {
        try {
            int files = new Adapt(options(arguments)).adapt();
            System.out.println(files + " files adapted. Now: ./mvnw spotless:apply, then ./mvnw verify, then docs/adapting.md");
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is no option, or has no value. Options: " + OPTIONS);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static String option(Map<String, String> options, String name, String otherwise, String form) {
        String value = options.getOrDefault(name, otherwise);
        if (!value.matches(form)) {
            throw new IllegalArgumentException(name + " must match " + form + ", and is '" + value + "'.");
        }
        return value;
    }

    private int adapt() throws IOException {
        Path pom = root.resolve("pom.xml");
        if (!Files.exists(pom) || !Files.readString(pom).contains("<artifactId>orderflow</artifactId>")) {
            throw new IllegalArgumentException(root + " is no clone of this project, or was adapted before.");
        }
        Map<Path, Path> sources = new LinkedHashMap<>();
        collect(root, sources);
        for (Map.Entry<Path, Path> source : sources.entrySet()) {
            move(source.getValue(), source.getKey());
        }
        return sources.size();
    }

    /** Finds for each new file the old one. Nothing is changed yet, so the clone stays whole if a name is taken. */
    private void collect(Path folder, Map<Path, Path> sources) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(path -> !LEFT_ALONE.contains(path.getFileName().toString())).toList()) {
                Path target = root.resolve(adapted(root.relativize(entry).toString(), isOfTheApplication(entry)));
                if (Files.isDirectory(entry)) {
                    collect(entry, sources);
                } else if (sources.putIfAbsent(target, entry) != null) {
                    throw new IllegalArgumentException("Two files would become " + root.relativize(target) + ".");
                }
            }
        }
    }

    private void move(Path file, Path target) throws IOException {
        if (OF_THE_TOOL.matcher(file.toString()).find()) {
            Files.delete(file);
        } else {
            Files.write(file, adapted(Files.readAllBytes(file), isOfTheApplication(file)));
            Files.createDirectories(target.getParent());
            Files.move(file, target);
        }
        for (Path folder = file.getParent(); folder.toFile().list().length == 0; folder = folder.getParent()) {
            Files.delete(folder);
        }
    }

    private byte[] adapted(byte[] content, boolean withAggregate) {
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return adapted(text, withAggregate).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return content; // a picture
        }
    }

    private String adapted(CharSequence text, boolean withAggregate) {
        Matcher name = NAME.matcher(text);
        StringBuilder adapted = new StringBuilder();
        while (name.find()) {
            name.appendReplacement(adapted, Matcher.quoteReplacement(renamed(name, withAggregate)));
        }
        return name.appendTail(adapted).toString();
    }

    private String renamed(Matcher name, boolean withAggregate) {
        if (name.group("package") != null) {
            return name.group().contains("/") ? rootPackage.replace('.', '/') : rootPackage;
        } else if (name.group("schema") != null) {
            return schemaPrefix + name.group();
        } else if (name.group("application") != null) {
            return withArticle(name.group("article"), inTheCaseOf(name.group("application"), application));
        } else if (name.group("aggregate") != null && withAggregate) {
            String word = name.group("aggregate").matches("(?i)orders") ? plural : aggregate;
            return withArticle(name.group("article"), inTheCaseOf(name.group("aggregate"), word));
        }
        return name.group();
    }

    private static String withArticle(String article, String word) {
        boolean an = "AEIOU".indexOf(Character.toUpperCase(word.charAt(0))) >= 0;
        return article == null ? word : (an ? article : article.replace("n", "")) + word;
    }

    private static String inTheCaseOf(String example, String word) {
        String cased = Character.isUpperCase(example.charAt(1)) ? word.toUpperCase(Locale.ROOT) : word;
        String first = cased.substring(0, 1);
        boolean lower = Character.isLowerCase(example.charAt(0));
        return (lower ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT)) + cased.substring(1);
    }

    /** The platform knows no aggregate; there "order" is always a sequence. */
    private boolean isOfTheApplication(Path file) {
        return !file.startsWith(root.resolve("platform"));
    }
}
