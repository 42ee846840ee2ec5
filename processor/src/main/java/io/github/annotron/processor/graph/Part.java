// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

/**
 * A network that is a part of this one.
 *
 * @param name the name of the layer that uses it
 * @param owner the path that its parameters' names begin with: its own, unless it shares them
 * @param packageName of its generated model; empty for the default package
 * @param model the simple name of its generated model
 */
public record Part(String name, String owner, String packageName, String model) {}
