// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.Activation;
import io.github.annotron.Loss;
import io.github.annotron.processor.op.Window2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws small networks with skips: a layer reads any one before it, and what nobody reads is joined at the end. */
final class RandomNetworks {
    private static final int MOST_ELEMENTS = 400;

    private record Tensor(String name, List<Integer> shape) {
        int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        int last() {
            return shape.get(shape.size() - 1);
        }
    }

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    private RandomNetworks(long seed) {
        random = new Random(seed);
    }

    /** The source of the network with a number. */
    static String source(int seed) {
        RandomNetworks networks = new RandomNetworks(seed);
        networks.draw();
        return Subject.source("Random" + seed, String.join("\n", networks.lines));
    }

    private void draw() {
        int inputs = 1 + random.nextInt(3) / 2 + random.nextInt(4) / 3;
        for (int i = 0; i < inputs; i++) {
            List<Integer> shape = new ArrayList<>();
            int rank = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 3;
            for (int axis = 0; axis < rank; axis++) {
                shape.add(1 + random.nextInt(axis == 2 ? 6 : 8));
            }
            declare("@Input({" + text(shape) + "})", shape);
        }
        int layers = 4 + random.nextInt(7);
        while (tensors.size() < inputs + layers) {
            layer(pick());
        }
        join();
        // The order in which layers are declared has no meaning.
        Collections.shuffle(lines, random);
    }

    /** Mostly a recent one. */
    private Tensor pick() {
        int back = Math.min(random.nextInt(tensors.size()), random.nextInt(tensors.size()));
        return tensors.get(tensors.size() - 1 - back);
    }

    private static String text(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void declare(String annotation, List<Integer> shape, Tensor... inputs) {
        String name = "t" + tensors.size();
        List<String> parameters = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Tensor input : inputs) {
            read.add(input.name());
            // A parameter's name may come only once.
            parameters.add(
                    named.add(input.name())
                            ? "Tensor " + input.name()
                            : "@From(\"" + input.name() + "\") Tensor again" + parameters.size());
        }
        lines.add(annotation + " Tensor " + name + "(" + String.join(", ", parameters) + ");");
        tensors.add(new Tensor(name, List.copyOf(shape)));
    }

    private String activation() {
        return random.nextInt(3) == 0 ? "LINEAR" : Activation.values()[random.nextInt(11)].name();
    }

    private void layer(Tensor input) {
        boolean image = input.shape().size() == 3;
        switch (random.nextInt(image ? 20 : 9)) {
            case 0, 1 -> dense(input);
            case 2 -> declare("@Activate(" + Activation.values()[random.nextInt(11)] + ")", input.shape(), input);
            case 3 -> {
                String kind = random.nextBoolean() ? "Dropout" : "GaussianNoise";
                declare("@" + kind + "(0." + random.nextInt(8) + "f)", input.shape(), input);
            }
            case 4, 5 -> merge(input);
            case 6 -> concat(input);
            case 7 -> slice(input);
            case 8 -> reshape(input);
            case 9 -> {
                if (random.nextBoolean()) {
                    enlarge(input);
                    return;
                }
                String kind = random.nextBoolean() ? "Max" : "Average";
                declare("@Global" + kind + "Pool2D", List.of(input.last()), input);
            }
            case 10, 11 -> pool(input);
            case 12 -> transposed(input);
            case 13 -> depthwise(input);
            default -> convolution(input);
        }
    }

    private void dense(Tensor input) {
        List<Integer> shape = new ArrayList<>(input.shape());
        int units = 1 + random.nextInt(Math.max(1, Math.min(24, MOST_ELEMENTS * input.last() / input.size())));
        shape.set(shape.size() - 1, units);
        declare(
                "@Dense(units = " + units + ", activation = " + activation() + ", bias = " + random.nextBoolean() + ")",
                shape,
                input);
    }

    private void merge(Tensor input) {
        String kind = List.of("Add", "Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract")
                .get(random.nextInt(7));
        List<Tensor> others = tensors.stream()
                .filter(t -> t.shape().equals(input.shape())
                        || t.size() == t.last() && t.last() == input.last() && input.size() > input.last())
                .toList();
        List<Tensor> terms = new ArrayList<>(List.of(input));
        // Powers have many elements close to zero, where the kinks of activations are.
        boolean isProduct = kind.equals("Multiply");
        int more = kind.equals("Subtract") || isProduct ? 1 : 1 + random.nextInt(3);
        for (int i = 0; i < more; i++) {
            terms.add(others.get(random.nextInt(others.size())));
        }
        Collections.shuffle(terms, random);
        declare(
                "@" + kind + "(activation = " + (isProduct ? "TANH" : activation()) + ")",
                input.shape(),
                terms.toArray(Tensor[]::new));
    }

    private void slice(Tensor input) {
        int axis = random.nextInt(input.shape().size());
        int extent = input.shape().get(axis);
        int from = random.nextInt(extent);
        int to = from + 1 + random.nextInt(extent - from);
        List<Integer> shape = new ArrayList<>(input.shape());
        shape.set(axis, to - from);
        declare(
                "@Slice(axis = " + axis + ", from = " + (random.nextBoolean() ? from : from - extent)
                        + (to == extent ? "" : ", to = " + to) + ")",
                shape,
                input);
    }

    private void enlarge(Tensor input) {
        int[] factors = {1 + random.nextInt(3), 1 + random.nextInt(6)};
        List<Integer> shape =
                List.of(input.shape().get(0) * factors[0], input.shape().get(1) * factors[1], input.last());
        if (new Tensor("", shape).size() <= MOST_ELEMENTS) {
            String interpolation = random.nextBoolean() ? "NEAREST" : "BILINEAR";
            declare(
                    "@UpSampling2D(value = " + pair(factors) + ", interpolation = " + interpolation + ")",
                    shape,
                    input);
        }
    }

    private void concat(Tensor input) {
        int axis = random.nextInt(input.shape().size());
        List<Tensor> others = tensors.stream()
                .filter(t -> without(t.shape(), axis).equals(without(input.shape(), axis)))
                .toList();
        Tensor other = others.get(random.nextInt(others.size()));
        List<Integer> shape = new ArrayList<>(input.shape());
        shape.set(axis, shape.get(axis) + other.shape().get(axis));
        if (new Tensor("", shape).size() <= MOST_ELEMENTS) {
            int written = random.nextBoolean() ? axis : axis - shape.size();
            declare("@Concat(axis = " + written + ")", shape, input, other);
        }
    }

    private static List<Integer> without(List<Integer> shape, int axis) {
        List<Integer> rest = new ArrayList<>(shape);
        if (axis < rest.size()) {
            rest.set(axis, 0);
        }
        return rest;
    }

    private void reshape(Tensor input) {
        List<Integer> shape = new ArrayList<>(input.shape());
        switch (random.nextInt(3)) {
            case 0 -> {
                declare("@Flatten", List.of(input.size()), input);
                return;
            }
            case 1 -> Collections.shuffle(shape, random);
            default -> {
                while (shape.size() < 3) {
                    shape.add(random.nextInt(shape.size() + 1), 1);
                }
            }
        }
        declare("@Reshape({" + text(shape) + "})", shape, input);
    }

    private void pool(Tensor input) {
        boolean same = random.nextBoolean();
        int[] window = {1 + random.nextInt(4), 1 + random.nextInt(4)};
        int[] stride = {1 + random.nextInt(3), 1 + random.nextInt(3)};
        List<Integer> shape = windowed(input, window, stride, new int[] {1, 1}, same, input.last());
        if (!shape.isEmpty()) {
            String kind = random.nextBoolean() ? "Max" : "Average";
            declare(
                    "@" + kind + "Pool2D(value = " + pair(window) + ", stride = " + pair(stride) + padding(same) + ")",
                    shape,
                    input);
        }
    }

    private void convolution(Tensor input) {
        boolean same = random.nextBoolean();
        int[] kernel = {1 + random.nextInt(4), 1 + random.nextInt(4)};
        int[] stride = {1 + random.nextInt(3), 1 + random.nextInt(3)};
        int[] dilation =
                random.nextBoolean() ? new int[] {1, 1} : new int[] {1 + random.nextInt(3), 1 + random.nextInt(3)};
        int channels = input.last();
        int groups = 1 + random.nextInt(channels);
        groups = random.nextInt(3) != 0 || channels % groups != 0 ? 1 : groups;
        int filters = groups * (1 + random.nextInt(Math.max(1, 12 / groups)));
        List<Integer> shape = windowed(input, kernel, stride, dilation, same, filters);
        if (!shape.isEmpty()) {
            declare(
                    "@Conv2D(filters = " + filters + ", kernel = " + pair(kernel) + ", stride = " + pair(stride)
                            + ", dilation = " + pair(dilation) + ", groups = " + groups + padding(same)
                            + ", activation = " + activation() + ", bias = " + random.nextBoolean() + ")",
                    shape,
                    input);
        }
    }

    /** Windows that leave no gaps: equal values there would be too close to each other for maxima. */
    private void transposed(Tensor input) {
        int[] stride = {1 + random.nextInt(2), 1 + random.nextInt(3)};
        int[] kernel = {stride[0] + random.nextInt(3), stride[1] + random.nextInt(3)};
        int filters = 1 + random.nextInt(8);
        List<Integer> shape =
                List.of(input.shape().get(0) * stride[0], input.shape().get(1) * stride[1], filters);
        if (new Tensor("", shape).size() <= MOST_ELEMENTS) {
            declare(
                    "@Conv2DTranspose(filters = " + filters + ", kernel = " + pair(kernel) + ", stride = "
                            + pair(stride) + ", padding = SAME, activation = " + activation() + ", bias = "
                            + random.nextBoolean() + ")",
                    shape,
                    input);
        }
    }

    private void depthwise(Tensor input) {
        boolean same = random.nextBoolean();
        int[] kernel = {1 + random.nextInt(4), 1 + random.nextInt(4)};
        int[] stride = {1 + random.nextInt(3), 1 + random.nextInt(3)};
        int multiplier = 1 + random.nextInt(2);
        boolean separable = random.nextBoolean();
        int channels = separable ? 1 + random.nextInt(8) : input.last() * multiplier;
        List<Integer> shape = windowed(input, kernel, stride, new int[] {1, 1}, same, channels);
        if (!shape.isEmpty()) {
            declare(
                    (separable ? "@SeparableConv2D(filters = " + channels + ", " : "@DepthwiseConv2D(") + "kernel = "
                            + pair(kernel) + ", stride = " + pair(stride) + ", multiplier = " + multiplier
                            + padding(same) + ", activation = " + activation() + ")",
                    shape,
                    input);
        }
    }

    private static String pair(int[] numbers) {
        return numbers[0] == numbers[1] ? "" + numbers[0] : "{" + numbers[0] + ", " + numbers[1] + "}";
    }

    private static String padding(boolean same) {
        return same ? ", padding = SAME" : "";
    }

    /** Empty if the window does not fit or the output is too large for a quick test. */
    private static List<Integer> windowed(
            Tensor input, int[] window, int[] stride, int[] dilation, boolean same, int channels) {
        Window2D.Edge edge = same ? Window2D.Edge.SAME : Window2D.Edge.VALID;
        int height = ConvolutionRule.extent(input.shape().get(0), window[0], stride[0], dilation[0], edge);
        int width = ConvolutionRule.extent(input.shape().get(1), window[1], stride[1], dilation[1], edge);
        boolean fits = height > 0 && width > 0 && height * width * channels <= MOST_ELEMENTS;
        return fits ? List.of(height, width, channels) : List.of();
    }

    /** One output that needs all layers. */
    private void join() {
        List<Tensor> loose =
                tensors.stream().filter(t -> !read.contains(t.name())).toList();
        List<Tensor> flat = new ArrayList<>();
        for (Tensor tensor : loose) {
            if (tensor.shape().size() > 1) {
                declare("@Flatten", List.of(tensor.size()), tensor);
                flat.add(tensors.get(tensors.size() - 1));
            } else {
                flat.add(tensor);
            }
        }
        Tensor last = flat.get(0);
        if (flat.size() > 1) {
            int size = flat.stream().mapToInt(Tensor::size).sum();
            declare("@Concat", List.of(size), flat.toArray(Tensor[]::new));
            last = tensors.get(tensors.size() - 1);
        }
        Loss loss = Loss.values()[1 + random.nextInt(3)];
        int units = 2 + random.nextInt(9);
        declare("@Dense(units = " + units + ") @Output(loss = " + loss + ")", List.of(units), last);
    }
}
