// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/**
 * What a layer adds to the loss of each sample in training, besides the losses of the outputs.
 *
 * @param name the layer's name
 * @param weight in the sum over all outputs and penalties
 */
public record PenaltySpec(String name, float weight) {}
