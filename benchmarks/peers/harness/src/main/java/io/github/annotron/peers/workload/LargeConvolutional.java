// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Workload;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import java.util.List;

/** convolutional, 5x5 kernels 32-64, dense 512-10. */
public final class LargeConvolutional implements Workload {

    @Override
    public String name() {
        return "W2";
    }

    @Override
    public String title() {
        return "convolutional, 5x5 kernels 32-64, dense 512-10";
    }

    @Override
    public List<Integer> input() {
        return List.of(28, 28, 1);
    }

    @Override
    public List<Layer> layers() {
        return List.of(
                new Layer.Convolution("conv1", 32, 5, true),
                new Layer.MaxPool("pool1"),
                new Layer.Convolution("conv2", 64, 5, true),
                new Layer.MaxPool("pool2"),
                new Layer.Flatten("features"),
                new Layer.Dense("hidden", 512, Layer.Activation.RELU),
                new Layer.Dense("digit", 10, Layer.Activation.NONE));
    }

    @Override
    public Loss loss() {
        return Loss.SOFTMAX_CROSS_ENTROPY;
    }

    @Override
    public int batch() {
        return 64;
    }

    @Override
    public Model create(long seed) {
        return LargeConvolutionalNetModel.create(seed);
    }

    @Override
    public Trainer trainer(Model model) {
        return LargeConvolutionalNetTrainer.builder()
                .model((LargeConvolutionalNetModel) model)
                .optimizer(OPTIMIZER)
                .build();
    }
}
