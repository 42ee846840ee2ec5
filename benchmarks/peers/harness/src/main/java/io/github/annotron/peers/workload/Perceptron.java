// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Workload;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import java.util.List;

/** perceptron 784-512-256-10. */
public final class Perceptron implements Workload {

    @Override
    public String name() {
        return "W1";
    }

    @Override
    public String title() {
        return "perceptron 784-512-256-10";
    }

    @Override
    public List<Integer> input() {
        return List.of(784);
    }

    @Override
    public List<Layer> layers() {
        return List.of(
                new Layer.Dense("first", 512, Layer.Activation.RELU),
                new Layer.Dense("second", 256, Layer.Activation.RELU),
                new Layer.Dense("digit", 10, Layer.Activation.NONE));
    }

    @Override
    public Loss loss() {
        return Loss.SOFTMAX_CROSS_ENTROPY;
    }

    @Override
    public int batch() {
        return 128;
    }

    @Override
    public Model create(long seed) {
        return PerceptronNetModel.create(seed);
    }

    @Override
    public Trainer trainer(Model model) {
        return PerceptronNetTrainer.builder()
                .model((PerceptronNetModel) model)
                .optimizer(OPTIMIZER)
                .build();
    }
}
