// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.io.Attachment;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Preprocessing as a file has it. The description says what it is made of:
 *
 * <pre>{@code
 * input image: sequence(impute, standardize); target price: standardize
 * }</pre>
 *
 * <p>The numbers are tensors of one dimension, with the places of their transforms, counted from 0, in their names: {@code
 * input/image/1/means}.
 */
final class PreprocessingCodec {

    private static final String INPUT = "input";
    private static final String TARGET = "target";

    private static final Map<String, TransformReader> READERS = Map.of(
            Standardize.KIND, Standardize::read,
            MinMax.KIND, MinMax::read,
            OneHot.KIND, OneHot::read,
            Impute.KIND, Impute::read,
            Whiten.KIND, Whiten::read,
            Keep.KIND, Keep::read,
            LogMel.KIND, LogMel::read);

    private final Map<String, TransformReader> readers;
    private final Map<String, Map<String, float[]>> arrays = new HashMap<>();

    private PreprocessingCodec(List<NamedTensor> tensors, Map<String, TransformReader> readers) {
        this.readers = readers;
        for (NamedTensor tensor : tensors) {
            int slash = tensor.name().lastIndexOf('/');
            if (slash < 0 || tensor.shape().size() != 1) {
                throw new IllegalArgumentException(
                        "the preprocessing has a tensor " + tensor + ", expected a path and 1 extent");
            }
            arrays.computeIfAbsent(tensor.name().substring(0, slash), path -> new LinkedHashMap<>())
                    .put(tensor.name().substring(slash + 1), tensor.values());
        }
    }

    static Attachment attachment(Preprocessing preprocessing) {
        List<String> description = new ArrayList<>();
        List<NamedTensor> tensors = new ArrayList<>();
        write(INPUT, preprocessing.inputs(), description, tensors);
        write(TARGET, preprocessing.targets(), description, tensors);
        return new Attachment(Preprocessing.ATTACHMENT, String.join("; ", description), tensors);
    }

    private static void write(
            String role, Map<String, Transform> transforms, List<String> description, List<NamedTensor> tensors) {
        transforms.forEach((name, transform) -> {
            TransformState state = transform.state();
            description.add(role + (name.isEmpty() ? "" : " " + name) + ": " + describe(state));
            collect(role + "/" + name, state, tensors);
        });
    }

    private static String describe(TransformState state) {
        if (state.parts().isEmpty()) {
            return state.kind();
        }
        return state.parts().stream()
                .map(PreprocessingCodec::describe)
                .collect(Collectors.joining(", ", state.kind() + "(", ")"));
    }

    private static void collect(String path, TransformState state, List<NamedTensor> tensors) {
        // By name: the order of a map need not be the same in every JVM.
        new TreeMap<>(state.arrays())
                .forEach((name, values) ->
                        tensors.add(new NamedTensor(path + "/" + name, List.of(values.length), values)));
        for (int i = 0; i < state.parts().size(); i++) {
            collect(path + "/" + i, state.parts().get(i), tensors);
        }
    }

    /**
     * Makes the transforms.
     *
     * @throws IllegalArgumentException if the attachment is not what {@link #attachment} writes
     */
    static Preprocessing read(Attachment attachment, Map<String, TransformReader> own) {
        Map<String, TransformReader> readers = new HashMap<>(READERS);
        readers.putAll(own);
        PreprocessingCodec codec = new PreprocessingCodec(attachment.tensors(), readers);
        Map<String, Transform> inputs = new TreeMap<>();
        Map<String, Transform> targets = new TreeMap<>();
        String description = attachment.description();
        for (String part : description.isEmpty() ? new String[0] : description.split("; ", -1)) {
            int colon = part.indexOf(": ");
            String[] place = part.substring(0, Math.max(colon, 0)).split(" ", 2);
            String name = place.length > 1 ? place[1] : "";
            if (colon < 0 || !(place[0].equals(INPUT) || place[0].equals(TARGET))) {
                throw new IllegalArgumentException(
                        "expected the preprocessing of an input or a target, found \"" + part + "\"");
            }
            Parser parser = new Parser(part, colon + 2);
            Transform transform = codec.transform(place[0] + "/" + name, parser.tree(0));
            parser.end();
            (place[0].equals(INPUT) ? inputs : targets).put(name, transform);
        }
        if (!codec.arrays.isEmpty()) {
            throw new IllegalArgumentException("the preprocessing has numbers for " + codec.arrays.keySet()
                    + ", which \"" + description + "\" does not name");
        }
        return new Preprocessing(inputs, targets);
    }

    private Transform transform(String path, Tree tree) {
        List<Transform> parts = new ArrayList<>();
        for (int i = 0; i < tree.parts.size(); i++) {
            parts.add(transform(path + "/" + i, tree.parts.get(i)));
        }
        Map<String, float[]> own = arrays.remove(path);
        TransformState state = new TransformState(
                tree.kind,
                own == null ? Map.of() : own,
                parts.stream().map(Transform::state).toList());
        try {
            return reader(state, parts).apply(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the preprocessing of " + path.replace("/", " ").strip() + ": " + e.getMessage(), e);
        }
    }

    private Function<TransformState, Transform> reader(TransformState state, List<Transform> parts) {
        if (state.kind().equals(Sequence.KIND)) {
            return unused -> Sequence.of(parts);
        }
        if (state.kind().equals(Columns.KIND)) {
            return whole -> Columns.read(whole, parts);
        }
        TransformReader reader = readers.get(state.kind());
        if (reader == null) {
            throw new IllegalArgumentException("there is no reader for transforms of the kind " + state.kind());
        }
        return reader::read;
    }

    private record Tree(String kind, List<Tree> parts) {}

    /** Reads {@code kind(part, part)}. */
    private static final class Parser {

        // Without a limit a hostile file overflows the stack.
        private static final int MAX_DEPTH = 16;

        private final String text;
        private int at;

        Parser(String text, int at) {
            this.text = text;
            this.at = at;
        }

        Tree tree(int depth) {
            int start = at;
            while (at < text.length() && "(), ".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String kind = text.substring(start, at);
            if (kind.isEmpty() || depth > MAX_DEPTH) {
                throw problem();
            }
            List<Tree> parts = new ArrayList<>();
            if (text.startsWith("(", at)) {
                do {
                    at += parts.isEmpty() ? 1 : 2;
                    parts.add(tree(depth + 1));
                } while (text.startsWith(", ", at));
                if (!text.startsWith(")", at)) {
                    throw problem();
                }
                at++;
            }
            return new Tree(kind, parts);
        }

        void end() {
            if (at != text.length()) {
                throw problem();
            }
        }

        private IllegalArgumentException problem() {
            return new IllegalArgumentException("\"" + text + "\" is no preprocessing: see character " + at);
        }
    }
}
