// SPDX-License-Identifier: Apache-2.0
/** Measures kernels and training steps. */
@NullMarked
package io.github.annotron.benchmarks;

import org.jspecify.annotations.NullMarked;
