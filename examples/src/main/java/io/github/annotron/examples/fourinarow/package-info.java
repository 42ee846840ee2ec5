// SPDX-License-Identifier: Apache-2.0
/** Learns four in a row from games with itself, is measured against perfect play, and plays the user. */
@NullMarked
package io.github.annotron.examples.fourinarow;

import org.jspecify.annotations.NullMarked;
