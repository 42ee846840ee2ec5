// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/**
 * The type of every layer method and of its parameters. It is never instantiated: a method declares a layer, and a
 * parameter names the layer that it reads.
 */
public interface Tensor {}
