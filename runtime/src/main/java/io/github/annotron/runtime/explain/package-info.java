// SPDX-License-Identifier: Apache-2.0
/** Why a network predicts what it does: gradients at its inputs and layers, and what is made of them. */
@NullMarked
package io.github.annotron.runtime.explain;

import org.jspecify.annotations.NullMarked;
