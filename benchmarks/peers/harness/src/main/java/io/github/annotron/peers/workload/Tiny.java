// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Workload;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import java.util.List;

/** table 4-16-16-3, tanh. */
public final class Tiny implements Workload {

    @Override
    public String name() {
        return "W5a";
    }

    @Override
    public String title() {
        return "table 4-16-16-3, tanh";
    }

    @Override
    public List<Integer> input() {
        return List.of(4);
    }

    @Override
    public List<Layer> layers() {
        return List.of(
                new Layer.Dense("first", 16, Layer.Activation.TANH),
                new Layer.Dense("second", 16, Layer.Activation.TANH),
                new Layer.Dense("kind", 3, Layer.Activation.NONE));
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
        return TinyNetModel.create(seed);
    }

    @Override
    public Trainer trainer(Model model) {
        return TinyNetTrainer.builder()
                .model((TinyNetModel) model)
                .optimizer(OPTIMIZER)
                .build();
    }
}
