// SPDX-License-Identifier: Apache-2.0
/** Reads handwritten digits with a convolutional network. */
@NullMarked
package io.github.annotron.examples.digits;

import org.jspecify.annotations.NullMarked;
