// SPDX-License-Identifier: Apache-2.0
/** Learns to write like a text, character by character. */
@NullMarked
package io.github.annotron.examples.shakespeare;

import org.jspecify.annotations.NullMarked;
