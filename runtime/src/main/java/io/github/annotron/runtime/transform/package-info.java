// SPDX-License-Identifier: Apache-2.0
/**
 * What is done to data before a network sees it: transforms that are fitted to the training data, saved with the model, and
 * applied in the same way when training and when predicting.
 */
@NullMarked
package io.github.annotron.runtime.transform;

import org.jspecify.annotations.NullMarked;
