// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import io.github.annotron.peers.workload.Autoencoder;
import io.github.annotron.peers.workload.DeepConvolutional;
import io.github.annotron.peers.workload.LargeConvolutional;
import io.github.annotron.peers.workload.Perceptron;
import io.github.annotron.peers.workload.Rows;
import io.github.annotron.peers.workload.Signals;
import io.github.annotron.peers.workload.Tiny;
import java.util.List;

/** All workloads: the one place that lists them. */
public final class Workloads {

    /** In the order of tables. */
    public static final List<Workload> ALL = List.of(
            new Perceptron(),
            new LargeConvolutional(),
            new DeepConvolutional(),
            new Rows(),
            new Autoencoder(),
            new Tiny(),
            new Signals());

    private Workloads() {}

    /**
     * Finds one by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Workload of(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + name + "; there are "
                        + ALL.stream().map(Workload::name).toList()));
    }
}
