// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.PassMemory;
import io.github.annotron.runtime.support.Bytes;

/**
 * The bytes of the arrays that training holds, but for its data and what listeners keep.
 *
 * @param parameters of the model
 * @param optimizer what the optimiser remembers, and averages of weights
 * @param passes forward and backward, gradients at parameters included
 * @param session of the loop around them
 */
public record TrainingMemory(long parameters, long optimizer, PassMemory passes, long session) {

    /** All together. */
    public long total() {
        return parameters + optimizer + passes.total() + session;
    }

    /** For people: {@code 12.5 MiB: parameters 2.1 MiB, gradients 2.1 MiB, ...}. */
    @Override
    public String toString() {
        return Bytes.text(total()) + ": parameters " + Bytes.text(parameters) + ", gradients "
                + Bytes.text(passes.gradients()) + ", optimiser " + Bytes.text(optimizer)
                + ", forward and backward pass " + Bytes.text(passes.samples()) + ", derived weights "
                + Bytes.text(passes.derived()) + ", offsets " + Bytes.text(passes.offsets()) + ", threads "
                + Bytes.text(passes.scratch()) + ", session " + Bytes.text(session);
    }
}
