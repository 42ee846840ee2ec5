// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/**
 * Random declarations, most of them wrong, are compiled or refused in our own words: javac has nothing to add, and the
 * compiler does not fail. {@code -Dannotron.fuzz=100000} is the long form.
 */
class HostileNetworksTest {
    private static final int NETWORKS = Integer.getInteger("annotron.fuzz", 300);
    private static final int AT_ONCE = 50;

    private static final List<String> NAMES = List.of(
            "in", "conv", "pool", "hidden", "out", "model", "predict", "load", "from", "to", "i", "größe", "a_b", "aB");

    private final Random random = new Random(1);

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String number() {
        if (random.nextInt(25) == 0) {
            return any(random, List.of("0", "-1", "Integer.MIN_VALUE", "Integer.MAX_VALUE", "65536", "1 << 20"));
        }
        return Integer.toString(1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 3));
    }

    private String numbers(int most) {
        int count = random.nextInt(30) == 0 ? random.nextInt(5) : 1 + random.nextInt(most);
        return IntStream.range(0, count).mapToObj(i -> number()).collect(Collectors.joining(", ", "{", "}"));
    }

    private String fraction() {
        return any(random, List.of("0f", "0.3f", "0.5f", "0.9f", "1f", "-0.1f", "Float.NaN", "1f / 0", "1e-45f"));
    }

    private String activation() {
        return any(
                random,
                List.of(
                        "LINEAR",
                        "SIGMOID",
                        "TANH",
                        "RELU",
                        "LEAKY_RELU",
                        "ELU",
                        "SELU",
                        "GELU",
                        "SILU",
                        "SOFTPLUS",
                        "SOFTMAX"));
    }

    private String initializer() {
        return any(
                random,
                List.of("GLOROT_UNIFORM", "HE_NORMAL", "LECUN_NORMAL", "ORTHOGONAL", "ZEROS", "ONES", "CONSTANT"));
    }

    private String more(String option, String value) {
        return random.nextInt(4) == 0 ? ", " + option + " = " + value : "";
    }

    private String layer() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 ->
                "@Dense(units = " + number() + more("activation", activation()) + more("bias", "false")
                        + more("kernelInitializer", initializer()) + more("constant", fraction()) + ")";
            case 3, 4 -> convolution();
            case 5 -> "@MaxPool2D(value = " + numbers(2) + more("stride", numbers(2)) + more("padding", "SAME") + ")";
            case 6 -> "@AveragePool2D(value = " + numbers(2) + more("stride", numbers(2)) + ")";
            case 7 -> any(random, List.of("@GlobalMaxPool2D", "@GlobalAveragePool2D"));
            case 8, 9 -> "@Flatten";
            case 10 ->
                switch (random.nextInt(3)) {
                    case 0 -> "@Reshape(" + numbers(3) + ")";
                    case 1 -> "@Slice(from = " + number() + more("to", number()) + more("axis", number()) + ")";
                    default -> "@UpSampling2D(value = " + numbers(2) + more("interpolation", "BILINEAR") + ")";
                };
            case 11 -> "@Activate(value = " + activation() + more("alpha", fraction()) + ")";
            case 12 -> any(random, List.of("@Dropout(", "@GaussianNoise(")) + fraction() + ")";
            case 13 -> any(random, List.of("@ZeroPadding2D(", "@Cropping2D(")) + numbers(2) + ")";
            case 14 ->
                random.nextBoolean()
                        ? "@LayerNorm(axis = " + number() + more("epsilon", fraction()) + ")"
                        : "@GroupNorm(value = " + number() + more("scale", "false") + ")";
            default ->
                any(
                        random,
                        List.of(
                                "@Add",
                                "@Multiply",
                                "@Maximum",
                                "@Subtract",
                                "@Concat",
                                "@Add(activation = " + activation() + ")"));
        };
    }

    private String convolution() {
        String window = "kernel = " + numbers(2) + more("stride", numbers(2)) + more("padding", "SAME")
                + more("dilation", numbers(2)) + more("activation", activation()) + ")";
        return switch (random.nextInt(6)) {
            case 0 ->
                "@Conv2DTranspose(filters = " + number() + more("outputPadding", numbers(2)) + more("groups", number())
                        + ", " + window;
            case 1 -> "@DepthwiseConv2D(multiplier = " + number() + ", " + window;
            case 2 -> "@SeparableConv2D(filters = " + number() + more("multiplier", number()) + ", " + window;
            default -> "@Conv2D(filters = " + number() + more("groups", number()) + ", " + window;
        };
    }

    private String parameter(List<String> before) {
        String name = random.nextInt(12) == 0 ? any(random, NAMES) : any(random, before);
        return random.nextInt(6) == 0 ? "@From(\"" + name + "\") Tensor p%d" : "Tensor " + name;
    }

    private String parameters(List<String> before, boolean several) {
        int count = random.nextInt(40) == 0 ? 0 : several ? 1 + random.nextInt(3) : 1;
        Set<String> parameters = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            parameters.add(parameter(before).formatted(i));
        }
        return String.join(", ", parameters);
    }

    private String network(String name) {
        StringBuilder text = new StringBuilder(
                "package hostile;\nimport static io.github.annotron.Activation.*;\n"
                        + "import static io.github.annotron.Initializer.*;\nimport static io.github.annotron.Loss.*;\n"
                        + "import static io.github.annotron.Interpolation.*;\nimport static io.github.annotron.Padding.*;\nimport io.github.annotron.*;\n");
        text.append("@Network interface ").append(name).append(" {\n");
        List<String> declared = new ArrayList<>();
        List<String> free = new ArrayList<>(NAMES);
        Collections.shuffle(free, random);
        int layers = 2 + random.nextInt(6);
        for (int i = 0; i < layers; i++) {
            String layer = free.remove(0);
            boolean last = i == layers - 1;
            if (i == 0 || random.nextInt(15) == 0) {
                text.append("@Input(")
                        .append(numbers(random.nextBoolean() ? 1 : 3))
                        .append(") Tensor ");
                text.append(layer).append("();\n");
            } else {
                String kind = random.nextInt(40) == 0 ? "" : layer();
                text.append(kind).append(random.nextInt(40) == 0 ? " " + layer() : "");
                if (last ? random.nextInt(20) != 0 : random.nextInt(30) == 0) {
                    text.append(" @Output(loss = ");
                    text.append(any(
                                    random,
                                    List.of("MEAN_SQUARED_ERROR", "SOFTMAX_CROSS_ENTROPY", "SIGMOID_CROSS_ENTROPY")))
                            .append(")");
                }
                // the chain goes on mostly, so that not all is refused for layers that nobody reads
                List<String> readable =
                        random.nextInt(4) == 0 ? declared : declared.subList(declared.size() - 1, declared.size());
                text.append(random.nextInt(60) == 0 ? " int " : " Tensor ")
                        .append(layer)
                        .append("(");
                text.append(parameters(readable, kind.matches("@(Add|Multiply|Maximum|Subtract|Concat).*")));
                text.append(");\n");
            }
            declared.add(layer);
        }
        return text.append("}\n").toString();
    }

    /** Repeated annotations are javac's own affair. */
    private static boolean isJavac(String source) {
        return source.lines().anyMatch(line -> {
            List<String> annotations = Pattern.compile("@\\w+")
                    .matcher(line.replaceAll("@From\\S+", ""))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            return Set.copyOf(annotations).size() < annotations.size();
        });
    }

    @Test
    void areCompiledOrRefused() {
        int good = 0;
        Set<String> slugs = new TreeSet<>();
        for (int from = 0; from < NETWORKS; from += AT_ONCE) {
            List<String> sources = IntStream.range(from, Math.min(from + AT_ONCE, NETWORKS))
                    .mapToObj(i -> network("Net" + i))
                    .filter(source -> !isJavac(source))
                    .toList();
            Compilation compilation = Compilations.compile(sources, List.of());
            Set<String> wrong = new TreeSet<>();
            for (Diagnostic<?> d : compilation.diagnostics()) {
                String message = d.getMessage(Locale.ROOT);
                assertThat(message)
                        .as(() -> d + "\nin one of\n" + String.join("\n", sources))
                        .startsWith("[annotron/")
                        .doesNotStartWith("[annotron/InternalError]");
                slugs.add(message.substring(0, message.indexOf(']') + 1));
                if (d.getKind() == Diagnostic.Kind.ERROR) {
                    wrong.add(d.getSource().toString());
                }
            }
            assertThat(compilation.success()).isEqualTo(wrong.isEmpty());
            good += sources.size() - wrong.size();
        }
        assertThat(good).as("networks that are right").isGreaterThan(NETWORKS / 20);
        assertThat(slugs).as("kinds of problem").hasSizeGreaterThan(6);
    }
}
