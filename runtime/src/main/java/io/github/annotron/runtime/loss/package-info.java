// SPDX-License-Identifier: Apache-2.0
/** Losses: what a network is trained to make small, and how its outputs are read. */
@NullMarked
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.NullMarked;
