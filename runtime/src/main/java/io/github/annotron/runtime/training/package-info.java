// SPDX-License-Identifier: Apache-2.0
/** The training loop, its threads, and what it reports. */
@NullMarked
package io.github.annotron.runtime.training;

import org.jspecify.annotations.NullMarked;
