// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Workload;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import java.util.List;

/** autoencoder 784-32-32-784. */
public final class Autoencoder implements Workload {

    @Override
    public String name() {
        return "W4";
    }

    @Override
    public String title() {
        return "autoencoder 784-32-32-784";
    }

    @Override
    public List<Integer> input() {
        return List.of(784);
    }

    @Override
    public List<Layer> layers() {
        return List.of(
                new Layer.Dense("first", 32, Layer.Activation.RELU),
                new Layer.Dense("code", 32, Layer.Activation.RELU),
                new Layer.Dense("image", 784, Layer.Activation.NONE));
    }

    @Override
    public Loss loss() {
        return Loss.SIGMOID_CROSS_ENTROPY;
    }

    @Override
    public int batch() {
        return 128;
    }

    @Override
    public Model create(long seed) {
        return AutoencoderNetModel.create(seed);
    }

    @Override
    public Trainer trainer(Model model) {
        return AutoencoderNetTrainer.builder()
                .model((AutoencoderNetModel) model)
                .optimizer(OPTIMIZER)
                .build();
    }
}
