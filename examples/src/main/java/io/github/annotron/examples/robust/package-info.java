// SPDX-License-Identifier: Apache-2.0
/** Attacks a network that reads digits, and trains one that withstands it. */
@NullMarked
package io.github.annotron.examples.robust;

import org.jspecify.annotations.NullMarked;
