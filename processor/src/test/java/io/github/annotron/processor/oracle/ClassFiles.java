// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks through compiled packages. */
final class ClassFiles {

    private ClassFiles() {}

    /** All classes of a package, from a folder or a jar. */
    static List<Class<?>> inPackageOf(Class<?> member) {
        try {
            URI place =
                    member.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path root = Path.of(place);
            if (Files.isDirectory(root)) {
                return inFolder(root, member);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                return inFolder(jar.getPath("/"), member);
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> inFolder(Path root, Class<?> member) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        Path folder = root.resolve(member.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    String type = name.substring(0, name.length() - ".class".length());
                    types.add(Class.forName(member.getPackageName() + "." + type, false, member.getClassLoader()));
                }
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        return types;
    }

    /** Whether a class file contains a text. */
    static boolean mentions(Class<?> type, String text) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream stream = type.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
