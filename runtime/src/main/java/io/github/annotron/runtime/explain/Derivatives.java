// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.loss.Loss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The derivatives of a network by all that it reads, at points that may lie beside a sample. Networks of token ids are computed with a
 * copy of the model, whose embeddings can be changed.
 */
final class Derivatives {

    private final Model original;
    private final Model model;
    private final List<Gradients> all = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final boolean hasTokens;
    private final int capacity;
    private long copied;
    private float[][] sample = {};
    private int output;
    private Loss objective = Scores.RAW;
    private int targetWidth;

    Derivatives(Model original, int capacity) {
        this.original = original;
        this.capacity = capacity;
        hasTokens = original.inputs().stream().anyMatch(TensorSpec::takesIds);
        model = hasTokens ? original.newCopy() : original;
        copied = original.revision().number();
        List<TensorSpec> inputs = model.inputs();
        if (inputs.stream().anyMatch(spec -> !spec.takesIds())) {
            Gradients atInputs = Gradients.atInputs(model, rows());
            for (int i = 0; i < inputs.size(); i++) {
                if (!inputs.get(i).takesIds() && reaches(atInputs, i)) {
                    variables.add(new InputNumbers(i, inputs.get(i), atInputs, all));
                }
            }
            if (!variables.isEmpty()) {
                all.add(atInputs);
            }
        }
        for (LayerInfo layer : model.layers()) {
            if (layer.kind().equals("Embedding")) {
                addVectors(layer);
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no derivative of " + model.name()
                    + " by an input or by the vectors of an" + " embedding reaches a loss; occlusion needs none");
        }
    }

    /** Not so for lengths, and for what no loss depends on. */
    private static boolean reaches(Gradients gradients, int input) {
        try {
            gradients.gradient(input);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void addVectors(LayerInfo layer) {
        int input = source(layer);
        TensorSpec spec = model.inputs().get(input);
        int units = layer.shape().get(layer.shape().size() - 1);
        int size = layer.shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        if (size != units * spec.size()) {
            throw new IllegalArgumentException("the embedding " + layer.name() + " reads only a part of the input "
                    + spec.name() + "; its words cannot be told apart");
        }
        Gradients gradients = Gradients.atLayer(model, rows(), layer.name());
        String table = layer.parameterNames().get(0);
        variables.add(new TokenVectors(
                input,
                spec,
                layer.name(),
                gradients,
                table,
                model.parameter(table).matrix().data,
                units));
        all.add(gradients);
    }

    /** The input that an embedding reads, itself or a view of it. */
    private int source(LayerInfo embedding) {
        List<String> names = model.inputs().stream().map(TensorSpec::name).toList();
        String name = embedding.inputs().get(0);
        while (!names.contains(name)) {
            name = model.layer(name).inputs().get(0);
        }
        return names.indexOf(name);
    }

    /** What is computed with. */
    Model model() {
        return model;
    }

    /** What derivatives are taken by. */
    List<Variable> variables() {
        return variables;
    }

    /** How many points are computed at once: rows of a table are the same for all samples of a computation. */
    int rows() {
        return hasTokens ? 1 : capacity;
    }

    /** Puts a sample into all rows. */
    void start(Focus focus, float[][] inputs) {
        refresh();
        sample = inputs;
        output = focus.output();
        objective = focus.objective();
        targetWidth = focus.targetWidth();
        for (Gradients gradients : all) {
            focus.target(gradients.target(output), rows());
            for (int i = 0; i < inputs.length; i++) {
                for (int row = 0; row < rows(); row++) {
                    System.arraycopy(inputs[i], 0, gradients.input(i), row * inputs[i].length, inputs[i].length);
                }
            }
        }
    }

    /** The copy follows the model, also when it was trained further, and what was moved is put back. */
    private void refresh() {
        long now = original.revision().number();
        if (hasTokens && now != copied) {
            List<Parameter> from = original.parameters();
            for (int i = 0; i < from.size(); i++) {
                float[] values = from.get(i).matrix().data;
                System.arraycopy(values, 0, model.parameters().get(i).matrix().data, 0, values.length);
            }
            model.revision().advance();
            copied = now;
        }
    }

    /**
     * Makes sure that vectors can be moved by themselves.
     *
     * @param alone whether not even another embedding may read the same table
     * @throws IllegalArgumentException if another layer reads the same table, naming it
     */
    void checkMovable(boolean alone) {
        for (Variable variable : variables) {
            if (variable instanceof TokenVectors vectors) {
                for (LayerInfo layer : model.layers()) {
                    boolean reads = layer.parameterNames().contains(vectors.tableName())
                            && !layer.name().equals(vectors.layer());
                    if (reads && (alone || !layer.kind().equals("Embedding"))) {
                        throw new IllegalArgumentException("the table of the embedding " + vectors.layer()
                                + " is also read by " + layer.name() + " (" + layer.kind()
                                + "), so its vectors cannot be moved by themselves");
                    }
                }
            }
        }
    }

    /**
     * Makes sure that a path begins at one vector for each row of a table.
     *
     * @throws IllegalArgumentException if two inputs share a table and begin at different ids
     */
    void checkBaselines(IntegratedGradients how) {
        Map<String, Integer> ids = new HashMap<>();
        for (Variable variable : variables) {
            if (variable instanceof TokenVectors vectors) {
                int id = how.baselineId(vectors.spec());
                Integer other = ids.putIfAbsent(vectors.tableName(), id);
                if (other != null && other != id) {
                    throw new IllegalArgumentException("inputs that share the table " + vectors.tableName()
                            + " need the same baseline, not " + other + " and " + id);
                }
            }
        }
    }

    /** Puts numbers into a row in place of those of the sample. */
    void place(int row, Variable variable, float[] numbers) {
        variable.place(row, numbers, sample);
    }

    /** Computes the points that are in place. */
    void compute(int samples) {
        if (hasTokens) {
            model.revision().advance();
        }
        for (Gradients gradients : all) {
            gradients.compute(samples, output, objective, targetWidth);
        }
    }

    /** What is explained, at a point. */
    float value(int row) {
        return all.get(0).values()[row];
    }
}
