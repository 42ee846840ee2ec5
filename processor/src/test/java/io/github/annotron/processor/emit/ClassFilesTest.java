// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.runtime.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The class files of generated code and of the runtime: methods that HotSpot compiles, no reflection, no natives. */
class ClassFilesTest {

    private static final String HANDLES = "java/lang/invoke/MethodHandles";
    private static final String LOOKUP = HANDLES + "$Lookup";

    /**
     * What javac itself links lambdas, concatenated strings and records with. The JVM hands these methods a lookup, so it
     * is in their descriptors, and in the table of nested classes of each class that uses them; no code of the class
     * touches it.
     */
    private static final Set<String> BOOTSTRAPS = Set.of(
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods");

    private static List<ClassFile> generated;
    private static List<ClassFile> runtime;

    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        generated = compile(Sample.ALL);
        Path place = Path.of(
                Model.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            runtime = classesIn(place);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                runtime = classesIn(jar.getPath("/"));
            }
        }
    }

    private static List<ClassFile> compile(List<Sample> samples) {
        return Compilations.compile(samples.stream().map(Sample::source).toList(), List.of())
                .orThrow()
                .classFiles()
                .values()
                .stream()
                .map(ClassFile::parse)
                .toList();
    }

    private static List<ClassFile> classesIn(Path root) throws IOException {
        List<ClassFile> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                classes.add(ClassFile.parse(Files.readAllBytes(file)));
            }
        }
        return classes;
    }

    @Test
    void allAreThere() {
        // Each network's interface, five classes, and the trainer's builder.
        assertThat(generated).hasSize(7 * Sample.ALL.size());
        assertThat(runtime).extracting(ClassFile::name).contains("io/github/annotron/runtime/kernel/Kernels");
    }

    @Test
    void methodsOfGeneratedCodeAreCompiledByHotSpot() {
        assertThat(ClassFile.tooLong(generated)).isEmpty();
    }

    @Test
    void methodsOfTheRuntimeAreCompiledByHotSpot() {
        assertThat(ClassFile.tooLong(runtime)).isEmpty();
    }

    @Test
    void theLongestStraightLinesToo() {
        assertThat(ClassFile.tooLong(compile(List.of(Sample.straightLines(1, 400)))))
                .isEmpty();
    }

    @Test
    void thoseOfVeryDeepAndVeryWideNetworksToo() {
        assertThat(ClassFile.tooLong(compile(List.of(Sample.chain(400), Sample.fan(200)))))
                .isEmpty();
    }

    @Test
    void nothingIsNative() {
        for (ClassFile type : concat(generated, runtime)) {
            assertThat(type.methods()).as(type.name()).noneMatch(ClassFile.Method::isNative);
        }
    }

    /** Not even lambdas, string concatenation or records: generated code is linked by nothing but names. */
    @Test
    void generatedCodeUsesNoReflection() {
        List<String> found = new ArrayList<>();
        for (ClassFile type : generated) {
            type.classes().stream()
                    .filter(ClassFilesTest::isReflective)
                    .forEach(name -> found.add(type.name() + " names " + name));
            type.members().stream()
                    .filter(ClassFilesTest::isReflective)
                    .forEach(member -> found.add(type.name() + " uses " + member));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theRuntimeUsesNoReflection() {
        List<String> found = new ArrayList<>();
        for (ClassFile type : runtime) {
            type.classes().stream()
                    .filter(ClassFilesTest::isReflective)
                    .filter(name -> !(type.inner().contains(name) && (name.equals(LOOKUP) || name.equals(HANDLES))))
                    .forEach(name -> found.add(type.name() + " names " + name));
            type.members().stream()
                    .filter(ClassFilesTest::isReflective)
                    .filter(member -> !BOOTSTRAPS.contains(member.owner()))
                    .forEach(member -> found.add(type.name() + " uses " + member));
            type.methods().stream()
                    .filter(method -> isReflective(method.descriptor()))
                    .forEach(method -> found.add(type.name() + " has " + method));
        }
        assertThat(found).isEmpty();
    }

    private static boolean isReflective(ClassFile.Member member) {
        return isReflective(member.owner())
                || isReflective(member.descriptor())
                || (member.owner().equals("java/lang/Class")
                        && (member.name().equals("forName") || member.name().equals("newInstance")));
    }

    private static boolean isReflective(String text) {
        return text.contains("java/lang/reflect/")
                || text.contains(HANDLES)
                || text.contains("java/lang/invoke/VarHandle")
                || text.contains("java/util/ServiceLoader")
                || text.contains("sun/misc/Unsafe")
                || text.contains("jdk/internal/");
    }

    private static List<ClassFile> concat(List<ClassFile> a, List<ClassFile> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /** What this test would find is indeed found: its own class file. */
    @Test
    void reflectionIsRecognised() throws IOException, ReflectiveOperationException {
        Class<?> self = Class.forName(ClassFilesTest.class.getName());
        self.getDeclaredMethod("allAreThere");
        try (var in = self.getResourceAsStream("ClassFilesTest.class")) {
            ClassFile file = ClassFile.parse(in.readAllBytes());
            assertThat(file.members().stream().filter(ClassFilesTest::isReflective))
                    .extracting(ClassFile.Member::name)
                    .contains("forName", "getDeclaredMethod", "metafactory");
            assertThat(file.classes().stream().filter(ClassFilesTest::isReflective))
                    .contains(LOOKUP);
            assertThat(file.methods()).extracting(ClassFile.Method::codeBytes).allMatch(bytes -> bytes > 0);
        }
    }
}
