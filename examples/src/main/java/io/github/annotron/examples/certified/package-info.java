// SPDX-License-Identifier: Apache-2.0
/** Proves that networks which read digits decide the same when the pictures are changed a little. */
@NullMarked
package io.github.annotron.examples.certified;

import org.jspecify.annotations.NullMarked;
