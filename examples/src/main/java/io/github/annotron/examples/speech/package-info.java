// SPDX-License-Identifier: Apache-2.0
/** Tells spoken digits apart by their log-mel spectrograms. */
@NullMarked
package io.github.annotron.examples.speech;

import org.jspecify.annotations.NullMarked;
