// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import java.util.List;

/**
 * What stateful layers carry from batch to batch, for checkpoints within an epoch.
 *
 * @param arrays themselves
 */
record CarriedStates(List<float[]> arrays) implements Stateful {

    @Override
    public void save(StateWriter state) {
        for (int i = 0; i < arrays.size(); i++) {
            state.put("state " + i, arrays.get(i));
        }
    }

    @Override
    public void restore(StateReader state) {
        for (int i = 0; i < arrays.size(); i++) {
            state.read("state " + i, arrays.get(i));
        }
    }
}
