// SPDX-License-Identifier: Apache-2.0
/**
 * Weights that other systems have trained. {@link io.github.annotron.runtime.foreign.ForeignTensors} holds what a file has,
 * {@link io.github.annotron.runtime.foreign.PyTorch} and {@link io.github.annotron.runtime.foreign.Keras} know how those
 * systems lay weights out, {@link io.github.annotron.runtime.foreign.WeightImport} puts them into a model.
 */
@NullMarked
package io.github.annotron.runtime.foreign;

import org.jspecify.annotations.NullMarked;
