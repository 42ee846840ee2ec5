// SPDX-License-Identifier: Apache-2.0
/** The network as a graph of primitive operations: pure data, known to no compiler. */
@NullMarked
package io.github.annotron.processor.graph;

import org.jspecify.annotations.NullMarked;
