// SPDX-License-Identifier: Apache-2.0
/** Tells articles of clothing apart, shows where the network looked, and fools it. */
@NullMarked
package io.github.annotron.examples.fashion;

import org.jspecify.annotations.NullMarked;
