// SPDX-License-Identifier: Apache-2.0
/** How well networks withstand inputs that were changed on purpose: attacks, and training against them. */
@NullMarked
package io.github.annotron.runtime.robust;

import org.jspecify.annotations.NullMarked;
