// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Workload;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import java.util.List;

/** signals 64-64-32-10. */
public final class Signals implements Workload {

    @Override
    public String name() {
        return "W5b";
    }

    @Override
    public String title() {
        return "signals 64-64-32-10";
    }

    @Override
    public List<Integer> input() {
        return List.of(64);
    }

    @Override
    public List<Layer> layers() {
        return List.of(
                new Layer.Dense("first", 64, Layer.Activation.RELU),
                new Layer.Dense("second", 32, Layer.Activation.RELU),
                new Layer.Dense("kind", 10, Layer.Activation.NONE));
    }

    @Override
    public Loss loss() {
        return Loss.SOFTMAX_CROSS_ENTROPY;
    }

    @Override
    public int batch() {
        return 32;
    }

    @Override
    public Model create(long seed) {
        return SignalsNetModel.create(seed);
    }

    @Override
    public Trainer trainer(Model model) {
        return SignalsNetTrainer.builder()
                .model((SignalsNetModel) model)
                .optimizer(OPTIMIZER)
                .build();
    }
}
