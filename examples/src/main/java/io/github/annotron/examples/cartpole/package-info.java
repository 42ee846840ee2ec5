// SPDX-License-Identifier: Apache-2.0
/** Learns to balance a pole on a cart: by a deep Q-network, and by policy gradients. */
@NullMarked
package io.github.annotron.examples.cartpole;

import org.jspecify.annotations.NullMarked;
