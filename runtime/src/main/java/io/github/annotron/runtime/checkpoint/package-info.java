// SPDX-License-Identifier: Apache-2.0
/** Files from which training that was ended, by whatever, goes on as if it had not been. */
@NullMarked
package io.github.annotron.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
