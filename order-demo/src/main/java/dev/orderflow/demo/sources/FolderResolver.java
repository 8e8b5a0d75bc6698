package dev.orderflow.demo.sources;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Documents link to folders, too. A folder is the list of what is in it: one name in a line, and a slash after that of a folder. */
final class FolderResolver implements ResourceResolver {

    private final String root;

    /** In the jar nothing changes, and it is not a tree of folders, so its names are read once. */
    private final SingletonSupplier<NavigableSet<String>> files = SingletonSupplier.of(this::files);

    /** @param root where the files are, ending with a slash */
    FolderResolver(String root) {
        this.root = root;
    }

    @Override
    public @Nullable Resource resolveResource(
            @Nullable HttpServletRequest request,
            String requestPath,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource file = chain.resolveResource(request, requestPath, locations);
        return file == null ? list(StringUtils.trimTrailingCharacter(requestPath, '/') + '/') : file;
    }

    @Override
    public @Nullable String resolveUrlPath(
            String resourcePath, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(resourcePath, locations);
    }

    private @Nullable Resource list(String folder) {
        String names = files.obtain().tailSet(folder).stream()
                .takeWhile(file -> file.startsWith(folder))
                .map(file -> file.substring(folder.length()).replaceFirst("/.*", "/"))
                .distinct()
                .collect(Collectors.joining("\n"));
        return names.isEmpty() ? null : new Listing(names);
    }

    private NavigableSet<String> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:" + root + "**/*.*"))
                    .map(FolderResolver::address)
                    .map(address -> address.substring(address.lastIndexOf(root) + root.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Listing extends ByteArrayResource {

        Listing(String names) {
            super(names.getBytes(StandardCharsets.UTF_8));
        }

        /** The type of its content follows from its name. */
        @Override
        public String getFilename() {
            return "names.txt";
        }
    }
}
