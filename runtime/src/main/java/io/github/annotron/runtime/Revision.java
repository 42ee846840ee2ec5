// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the changes of a model's parameters. Predictors hold what they derive from parameters, such as weights with a batch
 * normalisation folded in, and derive it anew at the first call after a change. Training, restoring and importing count by
 * themselves; who writes to the matrix of a {@link Parameter} calls {@link #advance} afterwards.
 */
public final class Revision {
    private final AtomicLong number = new AtomicLong(1);

    /** A number that grows with each change; at least 1. */
    public long number() {
        return number.get();
    }

    /** Says that parameters have changed. */
    public void advance() {
        number.incrementAndGet();
    }
}
