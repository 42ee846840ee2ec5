// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.List;

/** Makes a transform that suits some data, for example {@code Standardize::fit} or {@code Impute.median().then(Standardize::fit)}. */
@FunctionalInterface
public interface TransformFitter {

    /**
     * Measures the training data; that alone, for what is known of the test data would flatter the result.
     *
     * @throws IllegalArgumentException if the data does not allow it; the message names row and column
     */
    Transform fit(Rows training);

    /** First this, then another one that is fitted to what this makes of the data. */
    default TransformFitter then(TransformFitter next) {
        return training -> {
            Transform first = fit(training);
            Transform second = next.fit(first.rows(training));
            return Sequence.of(List.of(first, second));
        };
    }
}
