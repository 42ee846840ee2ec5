// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

/**
 * What an input or an operation produces.
 *
 * @param layer the layer that it belongs to
 * @param role distinguishes the values inside of a layer; empty for the one that others read
 * @param shape for one sample
 */
public record Value(String layer, String role, Shape shape) {

    /** A name that is unique in the graph and fit for an identifier. */
    public String name() {
        return layer + role;
    }
}
