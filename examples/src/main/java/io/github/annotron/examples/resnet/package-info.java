// SPDX-License-Identifier: Apache-2.0
/** Tells articles of clothing apart with a residual network. */
@NullMarked
package io.github.annotron.examples.resnet;

import org.jspecify.annotations.NullMarked;
