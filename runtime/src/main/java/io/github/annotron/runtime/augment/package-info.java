// SPDX-License-Identifier: Apache-2.0
/** Random changes of samples, for training only: what changes follows from a seed, the epoch and the row, and from nothing else. */
@NullMarked
package io.github.annotron.runtime.augment;

import org.jspecify.annotations.NullMarked;
