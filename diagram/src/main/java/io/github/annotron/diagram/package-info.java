// SPDX-License-Identifier: Apache-2.0
/** The layers of a network as a picture: one drawing for the compiler, which knows graphs, and the runtime, which knows models. */
@NullMarked
package io.github.annotron.diagram;

import org.jspecify.annotations.NullMarked;
