// SPDX-License-Identifier: Apache-2.0
/** Shows that a network trains to the same bits whatever runs it. */
@NullMarked
package io.github.annotron.examples.bits;

import org.jspecify.annotations.NullMarked;
