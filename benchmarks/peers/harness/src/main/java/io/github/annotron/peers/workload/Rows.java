// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.workload;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Workload;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import java.util.List;

/** LSTM 128 over the rows of 28x28, dense 10. */
public final class Rows implements Workload {

    @Override
    public String name() {
        return "W3";
    }

    @Override
    public String title() {
        return "LSTM 128 over the rows of 28x28, dense 10";
    }

    @Override
    public List<Integer> input() {
        return List.of(28, 28);
    }

    @Override
    public List<Layer> layers() {
        return List.of(new Layer.Lstm("state", 128), new Layer.Dense("digit", 10, Layer.Activation.NONE));
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
        return RowsNetModel.create(seed);
    }

    @Override
    public Trainer trainer(Model model) {
        return RowsNetTrainer.builder()
                .model((RowsNetModel) model)
                .optimizer(OPTIMIZER)
                .build();
    }
}
