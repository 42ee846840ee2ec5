// SPDX-License-Identifier: Apache-2.0
/** Tells three kinds of iris apart, with a network so small that it becomes straight-line code. */
@NullMarked
package io.github.annotron.examples.flowers;

import org.jspecify.annotations.NullMarked;
